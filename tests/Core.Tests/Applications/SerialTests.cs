using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class SerialTests
{
    [Theory]
    [InlineData(null, RoundKind.Regular, "2026KJ0012")]
    [InlineData(null, RoundKind.Drill, "2026YL0012")]
    [InlineData("2026RC", RoundKind.Regular, "2026RC0012")]
    public void At_OfAGuide_HasItsPrefix(string? prefix, RoundKind kind, string serial) =>
        Assert.Equal(
            serial,
            Serial.At(Serial.PrefixesFor(Samples.Guide() with { Year = 2026, SerialPrefix = prefix, Kind = kind }).First(), 12)
        );

    [Theory]
    [InlineData(1, "2026KJB")]
    [InlineData(25, "2026KJZ")]
    [InlineData(26, "2026KJBA")]
    public void PrefixesFor_FurtherRoundsOfThePrefix_HaveALetterMore(int others, string prefix) =>
        Assert.Equal(prefix, Serial.PrefixesFor(Samples.Guide() with { Year = 2026 }).ElementAt(others));

    [Fact]
    public void At_AboveFourFigures_GetsLonger() => Assert.Equal("2026KJ10000", Serial.At("2026KJ", 10_000));

    [Theory]
    [InlineData("KJ", true)]
    [InlineData("2026KJ", true)]
    [InlineData("ABCDEFGHIJKL", true)]
    [InlineData("K", false)]
    [InlineData("ABCDEFGHIJKLM", false)]
    [InlineData("2026", false)]
    [InlineData("2026kj", false)]
    [InlineData("2026-K", false)]
    [InlineData("２KJ", false)]
    [InlineData("", false)]
    public void IsPrefix_Text_IsCapitalsAndDigitsWithALetterLast(string text, bool isPrefix) =>
        Assert.Equal(isPrefix, Serial.IsPrefix(text));

    [Fact]
    public void Apply_FirstSubmission_SetsTheSerialForGood()
    {
        var draft = Samples.Draft();
        var submitted = draft.Apply(
            new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", Samples.Now)
            {
                Serial = "2026KJ0001",
            }
        );
        var again = submitted.Apply(
            new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", Samples.Now)
            {
                Serial = "2026KJ0002",
            }
        );

        Assert.Equal(("2026KJ0001", "2026KJ0001"), (submitted.Serial, again.Serial));
    }
}
