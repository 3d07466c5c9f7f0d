"""The seasons: every year laid over the others, first as far as it swings, then where it lies."""

from langreel.scenes import ReelScene, SeasonalOverlay, leave, table, theme


class EveryYear(ReelScene):
    """Each year against its own average: one breath, drawn over and over. Then the same years as they are."""

    def construct(self):
        breath = self.overlay(self.label("against"), relative=True)
        climb = self.overlay(self.label("as_it_is"))

        with self.segment("year-on-year"):
            self.play(breath.enter(), until="lay")
            self.play(breath.draw(to="1960"), seconds=1.2)
            self.play(breath.draw(), until="low")
            self.hold(until="swing")
            self.play(breath.callout("2025-09", self.figure("swing"), under=self.label("swing"), side="left"))
            self.hold(until="above")
            self.play(leave(breath), seconds=0.4)
            self.play(climb.enter(), seconds=0.6)
            self.play(climb.draw(), until="end")

    def overlay(self, title, *, relative=False):
        """Whole years from January to December."""
        return SeasonalOverlay(
            table("co2_monthly", since="1959", until="2025"),
            x="date",
            y="co2_ppm",
            y_title=title,
            relative=relative,
            color=theme.meaning("warmth"),
            heading=self.label("heading"),
        )
