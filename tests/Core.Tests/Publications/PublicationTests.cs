using System.Text.Json;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Publications;

public sealed class PublicationTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(8);

    [Fact]
    public void Notice_Round_ShowsTheProposedProjectsAlone()
    {
        var notice = Publication.Notice(Round(), Now, Until);

        Assert.Equal(("notice-2026-science", PublicationKind.PublicNotice, Now, Until, 5), (notice.Id, notice.Kind, notice.DueAt, notice.NoticeUntil, notice.NoticeWorkingDays));
        Assert.Equal([new PublishedProject("2026-science-001", "项目1", "单位1", "负责人1", "农业科技", 400_000)], notice.Projects.ToArray());
    }

    [Fact]
    public void Award_Round_NamesTheDocument()
    {
        var award = Publication.Award(Round(), new Decision.AwardDocument("白科发〔2026〕1号", Today), Until);

        Assert.Equal(("award-2026-science", "白科发〔2026〕1号", Today, Until), (award.Id, award.DocumentNumber, award.IssuedOn, award.DueAt));
        Assert.Equal("2026-science-001", Assert.Single(award.Projects).Number);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("90")]
    [InlineData("项目2")]
    [InlineData(UnitCode)]
    [InlineData("citizen")]
    [InlineData("@")]
    public void Notice_Round_NeverTells(string secret) =>
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(Publication.Notice(Round(), Now, Until)), StringComparison.OrdinalIgnoreCase);

    private static RoundState Round()
    {
        var ranking = Ranking.Freeze(Guide(), [Reviewed(1, 90, 400_000), Reviewed(2, 88, 300_000)]);
        return RoundState.From(new GuidePublished(Guide(), Now))
            .Apply(new RankingFrozen(ranking))
            .Apply(BatchPolicy.Adopt(ranking, new Decision.Resolution(Today, "1号", [])));
    }
}
