using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundCorrectionTests
{
    private static readonly RoundState Round = Published(
        Guide() with
        {
            RecommendingBodies = [new RecommendingBody("zhenlai", "镇赉县科技局", "a@zhenlai.example")],
        }
    );

    public static TheoryData<string, Func<RoundGuide, RoundGuide>> Faulty =>
        new()
        {
            { "id", guide => guide with { Id = Core.Rounds.RoundId.Parse("2027-science").Value } },
            { "kind", guide => guide with { Kind = RoundKind.Drill } },
            { "closesAt", guide => guide with { ClosesAt = ClosesAt.AddTicks(-1) } },
            { "categories", guide => guide with { Categories = [guide.Categories[0]] } },
            { "categories", guide => guide with { Categories = [guide.Categories[0], guide.Categories[1] with { Id = "mining" }] } },
            { "recommendingBodies", guide => guide with { RecommendingBodies = [] } },
            { "recommendingBodies", guide => guide with { RecommendingBodies = [guide.RecommendingBodies[0] with { Id = "tongyu" }] } },
            { "staff", guide => guide with { Staff = [.. guide.Staff.Where(member => member.Id != "sun-zhuanjia")] } },
            { "serialPrefix", guide => guide with { SerialPrefix = "2026RC" } },
            // What is asked of a first guide is asked of its correction.
            { "title", guide => guide with { Title = "" } },
            { "notice.workingDays", guide => guide with { Notice = new PublicNoticePeriod(8, null) } },
            {
                "staff",
                guide =>
                    guide with
                    {
                        Staff =
                        [
                            .. guide.Staff.Select(member =>
                                member.Role == StaffRole.FinanceOfficer ? member with { Email = "zhao@keji.example" } : member
                            ),
                        ],
                    }
            },
        };

    public static TheoryData<Func<RoundGuide, RoundGuide>> Good =>
        [
            guide => guide,
            guide => guide with { ClosesAt = ClosesAt.AddDays(3) },
            guide => guide with { Title = "更正后的标题", Guide = "更正后的正文" },
            guide => guide with { Categories = guide.Categories.Add(new RoundCategory("mining", "矿业", 1)) },
            guide =>
                guide with
                {
                    Staff = guide.Staff.Add(new StaffMember("he-zhuanjia", StaffRole.Expert, "何专家", "he@expert.example")),
                },
            guide => guide with { Staff = guide.Staff.SetItem(0, guide.Staff[0] with { Email = "li2@keji.example" }) },
        ];

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Correct_OneError_NamesItsField(string field, Func<RoundGuide, RoundGuide> change) =>
        Assert.Equal([("guide-is-malformed", field)], ValidationErrors(Correct(change(Round.Guide))));

    [Theory]
    [MemberData(nameof(Good))]
    public void Correct_WhatNobodyReliesOn_Passes(Func<RoundGuide, RoundGuide> change)
    {
        var guide = change(Round.Guide);

        var corrected = Correct(guide, " 系统故障 ").Value;

        Assert.Equal(new GuideCorrected(guide, "系统故障", Now), corrected with { Differences = [] });
        Assert.Equal(FieldDifference.Between(Round.Guide, guide).AsEnumerable(), corrected.Differences.AsEnumerable());
        Assert.Equal(guide == Round.Guide, corrected.Differences.IsEmpty);
    }

    [Fact]
    public void Correct_SeveralTimes_KeepsWhatEachChanged()
    {
        var once = Round.Apply(Correct(Round.Guide with { Title = "更正后的标题" }).Value);
        var twice = once.Apply(
            RoundPolicy.Correct(once, once.Guide with { Title = "再次更正" }, "更正", RulesInForce.PublicNoticeWorkingDays.Value, Now).Value
        );

        Assert.Equal(
            [new FieldDifference("title", Round.Guide.Title, "更正后的标题"), new FieldDifference("title", "更正后的标题", "再次更正")],
            twice.Corrections.SelectMany(corrected => corrected.Differences)
        );
    }

    [Fact]
    public void Correct_RuleVersion_StaysThatOfTheFirstGuide() =>
        Assert.Equal("2026.1", Correct(Round.Guide with { RuleVersion = "2027.1" }).Value.Guide.RuleVersion);

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("延期", true)]
    public void Correct_Reason_IsNeeded(string? reason, bool isAccepted) =>
        Assert.Equal(isAccepted ? [] : [("guide-is-malformed", "reason")], ValidationErrors(Correct(Round.Guide, reason)));

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Correct_ReasonAroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, Correct(Round.Guide, new string('因', length)).IsSuccess);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Correct_AroundTheClosing_IsAnExtensionUntilThatInstant(int ticks, bool isAccepted) =>
        Assert.Equal(
            isAccepted ? [] : [("reopening-needs-cause", null)],
            ValidationErrors(Correct(Round.Guide with { ClosesAt = ClosesAt.AddDays(3) }, now: ClosesAt.AddTicks(ticks)))
        );

    [Fact]
    public void Correct_InSubstanceAfterTheClosing_ReopensTheRoundWithTimeLeft()
    {
        var (now, material) = (ClosesAt.AddDays(1), Round.Guide with { RequiresSignedScan = true });

        Assert.Equal([("guide-is-malformed", "closesAt")], ValidationErrors(Correct(material, now: now)));
        Assert.Equal(
            [("closing-is-too-near", "closesAt")],
            ValidationErrors(
                RoundPolicy.Correct(
                    Round,
                    material with
                    {
                        ClosesAt = now.AddDays(1),
                    },
                    "更正",
                    NoticeDays,
                    now,
                    earliestClosing: now.AddDays(5)
                )
            )
        );
        Assert.True(
            RoundPolicy
                .Correct(Round, material with { ClosesAt = now.AddDays(5) }, "更正", NoticeDays, now, earliestClosing: now.AddDays(5))
                .Value.Guide.IsOpenAt(now)
        );
    }

    [Fact]
    public void Correct_AfterTheExpertsHaveThePass_IsRefused()
    {
        var now = ClosesAt.AddDays(1);
        var guide = Round.Guide with { RequiresSignedScan = true, ClosesAt = now.AddDays(9) };

        Assert.Equal(
            [("round-cannot-reopen", null)],
            ValidationErrors(RoundPolicy.Correct(Round.Apply(new ReviewBatchOpened(1, [], [], [], now)), guide, "更正", NoticeDays, now))
        );

        // Nobody had submitted.
        var ended = Round.Apply(new RoundEnded("没有项目立项。"));
        Assert.Null(ended.Apply(RoundPolicy.Correct(ended, guide, "更正", NoticeDays, now).Value).EndedBecause);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void CheckClosed_AroundTheEndOfTheGrace_IsRefusedBefore(int seconds, bool isRefused) =>
        Assert.Equal(isRefused ? "round-is-open" : null, ReopeningPolicy.CheckClosed(Round, ClosesAt.AddSeconds(seconds))?.Code);

    [Fact]
    public void Correct_Corrected_GoesByTheClosingThatStandsNow()
    {
        var later = Round.Apply(Correct(Round.Guide with { ClosesAt = ClosesAt.AddDays(3) }).Value);

        Assert.True(RoundPolicy.Correct(later, later.Guide with { Title = "又一标题" }, "更正", NoticeDays, ClosesAt.AddDays(1)).IsSuccess);
        Assert.Equal(
            [("guide-is-malformed", "closesAt")],
            ValidationErrors(RoundPolicy.Correct(later, Round.Guide, "撤回延期", NoticeDays, Now))
        );
    }

    private static DayRange NoticeDays => RulesInForce.PublicNoticeWorkingDays.Value;

    private static Result<GuideCorrected> Correct(RoundGuide guide, string? reason = "系统故障", DateTimeOffset? now = null) =>
        RoundPolicy.Correct(Round, guide, reason, NoticeDays, now ?? Now);
}
