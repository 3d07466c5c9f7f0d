"""Alignment: long recordings and a script → each line with its words, in any language that has a voice."""
