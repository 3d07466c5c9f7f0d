"""Network: services on other machines: asked with patience, their answers read as far as they are one."""
