using System.Text.Json;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Publications;

public sealed class PublicationTests
{
    private static readonly DateTimeOffset Until = Decided.AddDays(8);

    /// <summary>Three projects of two categories on two notices, one in the reserve, one refused.</summary>
    private static readonly RoundState Round = Published()
        .Concurred(
            Project(1, ProposalOutcome.Propose, 250_000),
            Project(2, ProposalOutcome.Propose, 240_000),
            Project(3, ProposalOutcome.Reserve),
            Project(4, ProposalOutcome.NotSelect),
            Project(5, ProposalOutcome.Propose, 300_000, "industry")
        )
        .OnNotice(Until, 5, 1)
        .OnNotice(Until.AddDays(9), 2);

    [Fact]
    public void Notice_Projects_AreThoseOfTheNoticeInTheOrderOfTheRanking()
    {
        var notice = PublicNotice.Of(Round, Round.Notices[0]);

        Assert.Equal(
            ("notice-2026-science", "PublicNotice", Decided, Until, 5, 1),
            (notice.Id, notice.Kind, notice.PublishedAt, notice.NoticeUntil, notice.PublicNoticeWorkingDays, notice.Batch)
        );
        Assert.Equal(
            (Samples.RoundId, Guide().Title, Guide().Office, false),
            (notice.RoundId, notice.Title, notice.Office, notice.IsDrill)
        );
        Assert.Equal(
            [
                new PublishedProject("2026-science-001", "项目1", "单位1", "负责人1", "农业科技", 250_000),
                new PublishedProject("2026-science-005", "项目5", "单位5", "负责人5", "工业科技", 300_000),
            ],
            notice.Projects.AsEnumerable()
        );
    }

    [Fact]
    public void Notice_GuideHidesInvestigators_NamesNone()
    {
        var round = Round with { Guide = Round.Guide with { HidesInvestigator = true } };
        var awarded = new BatchAwarded(1, round.Notices[0].ApplicationIds, new AwardDocumentDecision("1号", Today), Decided);

        Assert.All(PublicNotice.Of(round, round.Notices[0]).Projects, project => Assert.Null(project.PrincipalInvestigator));
        Assert.All(AwardResult.Of(round, awarded).Projects, project => Assert.Null(project.PrincipalInvestigator));
    }

    [Fact]
    public void Notice_Second_HasAPageOfItsOwn()
    {
        var notice = PublicNotice.Of(Round, Round.Notices[1]);

        Assert.Equal(("notice-2026-science--2", 2, "2026-science-002"), (notice.Id, notice.Batch, Assert.Single(notice.Projects).Number));
    }

    /// <summary>A year may have rounds 2026-science and 2026-science-2.</summary>
    [Fact]
    public void Ids_OfTheSecondOfARoundAndTheFirstOfARoundNamedLikeIt_Differ()
    {
        var (round, second) = (Core.Rounds.RoundId.Parse("2026-science").Value, Core.Rounds.RoundId.Parse("2026-science-2").Value);

        foreach (var idOf in (Func<Core.Rounds.RoundId, int, string>[])[PublicNotice.IdOf, AwardResult.IdOf, RoundAnnouncement.IdOf])
        {
            string[] ids = [idOf(round, 1), idOf(round, 2), idOf(round, 22), idOf(second, 1), idOf(second, 2)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
        }
    }

    [Fact]
    public void Notice_Drill_ReportsItAndCountsNoWorkingDays()
    {
        var drill = Round with
        {
            Guide = Round.Guide with { Kind = RoundKind.Drill, Notice = new PublicNoticePeriod(null, TimeSpan.FromMinutes(1)) },
        };

        var notice = PublicNotice.Of(drill, drill.Notices[0]);

        Assert.Equal((true, null), (notice.IsDrill, notice.PublicNoticeWorkingDays));
    }

    [Theory]
    [InlineData(1, "award-2026-science")]
    [InlineData(2, "award-2026-science--2")]
    [InlineData(11, "award-2026-science--11")]
    public void Award_Document_IsNamedOnThePageOfItsGroup(int group, string id)
    {
        var award = AwardResult.Of(Round, new BatchAwarded(group, [IdOf(1)], new AwardDocumentDecision("白科发〔2026〕1号", Today), Until));

        Assert.Equal(
            (id, "AwardResult", "白科发〔2026〕1号", Today, Until, group),
            (award.Id, award.Kind, award.DocumentNumber, award.IssuedOn, award.PublishedAt, award.Batch)
        );
        Assert.Equal(new PublicationSummary("白科发〔2026〕1号", 1), award.Summary);
        Assert.Equal("2026-science-001", Assert.Single(award.Projects).Number);
    }

    [Fact]
    public void Notice_PromotedFromTheReserve_IsShown()
    {
        var promoted = Round.Apply(new ReservePromoted(IdOf(3), IdOf(1), Until)).OnNotice(Until.AddDays(20), 3);

        Assert.Equal("2026-science-003", Assert.Single(PublicNotice.Of(promoted, promoted.Notices[^1]).Projects).Number);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("99")]
    [InlineData("place")]
    [InlineData("项目3")]
    [InlineData("项目4")]
    [InlineData(UnitCode)]
    [InlineData("citizen")]
    [InlineData("220802")]
    [InlineData("@")]
    public void Notice_Round_NeverReports(string secret)
    {
        foreach (var notice in Round.Notices)
        {
            Assert.DoesNotContain(secret, JsonSerializer.Serialize(PublicNotice.Of(Round, notice)), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void PublishedProject_Fields_AreTheSixThatThePublicSees() =>
        Assert.Equal(
            ["AmountYuan", "Category", "Number", "PrincipalInvestigator", "Title", "Unit"],
            typeof(PublishedProject).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)
        );
}
