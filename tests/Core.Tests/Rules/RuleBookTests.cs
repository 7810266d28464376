using System.Globalization;
using System.Text.Json;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly RuleBook Book = RuleBook
        .Read([
            RuleFiles.Of("2027.1", "2027-01-01", null),
            RuleFiles.Of("2026.1", "2026-01-01", "2026-03-31"),
            RuleFiles.Of("2026.2", "2026-04-01", "2026-12-31"),
        ])
        .Value;

    [Theory]
    [InlineData("2026-01-01", "2026.1")]
    [InlineData("2026-03-31", "2026.1")]
    [InlineData("2026-04-01", "2026.2")]
    [InlineData("2026-12-31", "2026.2")]
    [InlineData("2027-01-01", "2027.1")]
    [InlineData("2099-12-31", "2027.1")]
    public void InForceAt_EachSideOfAChange_IsTheFileOfThatDay(string day, string version) =>
        Assert.Equal(version, Book.InForceAt(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Value.Version);

    [Theory]
    [InlineData("2026-03-31T15:59:59Z", "2026.1")]
    [InlineData("2026-03-31T16:00:00Z", "2026.2")]
    public void InForceAt_Instant_ChangesAtMidnightInBeijing(string instant, string version) =>
        Assert.Equal(version, Book.InForceAt(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)).Value.Version);

    [Fact]
    public void InForceAt_BeforeTheFirstFile_StatesThatThereAreNone()
    {
        var error = Assert.Single(Book.InForceAt(new DateOnly(2025, 12, 31)).Errors);

        Assert.Equal("no-rules-in-force", error.Code);
        Assert.Contains("2026-01-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InForceAt_AfterALastFileThatEnds_StatesThatThereAreNone()
    {
        var book = RuleBook.Read([RuleFiles.Of("2026.1", "2026-01-01", "2026-12-31")]).Value;

        Assert.True(book.InForceAt(new DateOnly(2026, 12, 31)).IsSuccess);
        Assert.Equal("no-rules-in-force", Assert.Single(book.InForceAt(new DateOnly(2027, 1, 1)).Errors).Code);
    }

    [Fact]
    public void OfVersion_PinnedVersion_IsFoundWhateverIsInForce()
    {
        Assert.Equal(new DateOnly(2026, 4, 1), Book.OfVersion("2026.2").Value.EffectiveFrom);
        Assert.Equal("rule-version-is-unknown", Assert.Single(Book.OfVersion("2025.1").Errors).Code);
    }

    [Theory]
    [InlineData("2026-03-31", "2026-04-01", null)]
    [InlineData("2026-03-31", "2026-04-02", "rule-files-leave-a-gap")]
    [InlineData("2026-03-31", "2026-03-31", "rule-files-overlap")]
    [InlineData("2026-03-31", "2026-01-01", "rule-files-overlap")]
    [InlineData(null, "2026-04-01", null)]
    [InlineData(null, "2026-01-01", "rule-files-overlap")]
    public void Read_TwoFiles_MustMeet(string? firstEnds, string secondBegins, string? code)
    {
        var result = RuleBook.Read([RuleFiles.Of("2026.1", "2026-01-01", firstEnds), RuleFiles.Of("2026.2", secondBegins, null)]);

        Assert.Equal(code is null ? [] : [code], result.Errors.Select(error => error.Code));
        Assert.All(result.Errors, error => Assert.Contains("2026.2", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NoFileOrTheSameVersionTwice_IsRefused()
    {
        var twice = RuleBook.Read([RuleFiles.Of("2026.1", "2026-01-01", "2026-03-31"), RuleFiles.Of("2026.1", "2026-04-01", null)]);

        Assert.Equal("rule-book-is-empty", Assert.Single(RuleBook.Read([]).Errors).Code);
        Assert.Equal("rule-version-is-repeated", Assert.Single(twice.Errors).Code);
    }

    [Fact]
    public void Read_ErrorsInSeveralFiles_NameEachFile()
    {
        var errors = RuleBook.Read([new RuleFileText("a.json", "{"), new RuleFileText("b.json", "[]")]).Errors;

        Assert.Equal(["a.json", "b.json"], errors.Select(error => error.Field!.Split(':')[0]));
    }

    [Fact]
    public void Trace_OfARule_CarriesWhatADecisionNeedsToBeReported()
    {
        var rule = Book.InForceAt(new DateOnly(2026, 5, 1)).Value.PublicNoticeWorkingDays;

        var trace = rule.Trace("notice-is-too-short", new TracedFact("workingDays", "4"));
        var read = JsonSerializer.Deserialize<RuleTrace>(JsonSerializer.Serialize(trace))!;

        Assert.Equal(("publicNotice.workingDays", "2026.2", rule.Citation), (read.RuleId, read.FileVersion, read.Citation));
        Assert.Equal((RuleConfidence.PerRound, "notice-is-too-short"), (read.Confidence, read.Outcome));
        Assert.Equal(new TracedFact("workingDays", "4"), Assert.Single(read.Facts));
        Assert.Contains("\"perRound\"", JsonSerializer.Serialize(trace), StringComparison.Ordinal);
    }
}
