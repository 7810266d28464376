using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class GuideDraftPolicyTests
{
    private static readonly GuideDraft Draft = GuideDraft.From(
        new GuideDraftBegun(Samples.Guide(), IsCorrection: false, "li", Samples.Now)
    );

    [Fact]
    public void CheckPublisher_WhoWroteOnIt_IsRefusedWhoeverBeganIt()
    {
        var written = Draft.Apply(GuideDraftPolicy.Write(Draft, Samples.Guide(), "", "chen", Samples.Now).Value);

        Assert.Equal("li chen", string.Join(' ', written.WrittenBy));
        Assert.All(
            ["li", "chen"],
            writer => Assert.Equal("second-officer-is-needed", Assert.Single(GuideDraftPolicy.CheckPublisher(written, writer).Errors).Code)
        );
        Assert.True(GuideDraftPolicy.CheckPublisher(written, "wu").IsSuccess);
    }

    [Theory]
    [InlineData(0, "draft-has-changed")]
    [InlineData(1, null)]
    [InlineData(2, "draft-has-changed")]
    [InlineData(null, "draft-has-changed")]
    public void Publish_AnotherVersionThanWasRead_IsRefused(int? version, string? code)
    {
        var written = Draft.Apply(GuideDraftPolicy.Write(Draft, Samples.Guide(), "", "chen", Samples.Now).Value);

        Assert.Equal(code, GuideDraftPolicy.Publish(written, version, "wu", Samples.Now).Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Write_AfterPublicationOrUnderAnotherId_IsRefused()
    {
        var published = Draft.Apply(new GuideDraftPublished("wu", Samples.Now));
        var other = Samples.Guide() with { Id = RoundId.Parse("2026-other").Value };

        Assert.Equal(
            "draft-is-closed",
            Assert.Single(GuideDraftPolicy.Write(published, Samples.Guide(), "", "li", Samples.Now).Errors).Code
        );
        Assert.Equal("id", Assert.Single(GuideDraftPolicy.Write(Draft, other, "", "li", Samples.Now).Errors).Field);
        Assert.False(GuideDraftPolicy.Drop(published, "li", Samples.Now).IsSuccess);
    }

    [Theory]
    [InlineData("2026-life", "批次", null)]
    [InlineData("2026 life", "批次", "id")]
    [InlineData("2026--1", "批次", "id")]
    [InlineData("2026-life", " ", "title")]
    public void Blank_NameOfARound_IsChecked(string id, string title, string? field) =>
        Assert.Equal(field, GuideDraftPolicy.Blank(id, title, 2026).Errors.FirstOrDefault()?.Field);

    [Fact]
    public void Write_OverADraft_RecordsWhatItChanged()
    {
        var guide = Samples.Guide() with { Title = " 新标题 ", HidesInvestigator = true };

        var written = GuideDraftPolicy.Write(Draft, guide, "延期", "chen", Samples.Now).Value;
        var again = GuideDraftPolicy.Write(Draft.Apply(written), guide, "延期", "chen", Samples.Now).Value;

        Assert.Equal(
            [
                new FieldDifference("reason", null, "延期"),
                new FieldDifference("title", Samples.Guide().Title, "新标题"),
                new FieldDifference("hidesInvestigator", null, "true"),
            ],
            written.Differences.AsEnumerable()
        );
        Assert.Empty(again.Differences);
    }
}
