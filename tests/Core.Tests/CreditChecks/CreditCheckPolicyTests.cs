using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using static CreditFunctions.Core.CreditChecks.CreditOutcome;
using static CreditFunctions.Core.Tests.CreditChecks.CreditHistories;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

/// <summary>The table of docs/domain.md, "Fairness". Days count from the first query.</summary>
public sealed class CreditCheckPolicyTests
{
    private static readonly PlannedCreditQuery CreditQuery = new(Draft().LeadUnit, Source);

    public static TheoryData<string, Application, int, string> Standings =>
        new()
        {
            { "never looked", Declared(false), 0, "Wanted from the beginning" },
            { "clear", Declared(false).Looked(0, Clear), 1, "Settled" },
            { "under enforcement alone never blocks", Declared(false).Looked(0, UnderEnforcement), 1, "Settled" },
            { "inconclusive is looked up again", Declared(false).Looked(0, Inconclusive), 1, "Wanted after day 0" },
            { "a source that was down is asked again", Declared(false).Looked(0, SourceDown), 1, "Wanted after day 0" },
            { "inconclusive of a declared party is no hit", Declared(true).Looked(0, Inconclusive), 1, "Wanted after day 0" },
            { "down, then clear", Declared(false).Looked(0, SourceDown).Looked(1, Clear), 2, "Settled" },
            { "clear, then a hit", Declared(false).Looked(0, Clear).Looked(1, Hit), 2, "Suspected of day 1" },
            { "declared and found", Declared(true).Looked(0, Hit), 1, "ToBeAsked" },
            { "declared and asked, to the last moment", Declared(true).Looked(0, Hit).Asked(1, 8), 7, "Asked until day 8" },
            { "declared and silent, from the end of the term on", Declared(true).Looked(0, Hit).Asked(1, 8), 8, "Blocking of day 0" },
            { "answered is looked up again", Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3), 4, "Wanted from day 3" },
            { "answered, to be looked at, past the term", Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3), 9, "Wanted from day 3" },
            { "answered and clear", Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Clear), 5, "Settled" },
            { "answered and found again", Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Hit), 5, "Suspected of day 4" },
            {
                "answered, found again, dismissed",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Hit).Found(4, FindingRuling.Dismiss),
                5,
                "Settled"
            },
            {
                "answered, found again, in the way",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Hit).Found(4, FindingRuling.FindIneligible),
                5,
                "Blocking of day 4"
            },
            {
                "answered and found at the instant of the answer",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(3, Hit),
                5,
                "Suspected of day 3"
            },
            {
                "answered, then inconclusive",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Inconclusive),
                5,
                "Wanted after day 4"
            },
            {
                "answered, cleared, found once more: asked about that one too",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Clear).Looked(40, Hit),
                41,
                "ToBeAsked"
            },
            {
                "asked a second time",
                Declared(true).Looked(0, Hit).Asked(1, 8).Answered(3).Looked(4, Clear).Looked(40, Hit).Asked(41, 48),
                42,
                "Asked until day 48"
            },
            { "asked about another source", Declared(true).Looked(0, Hit).Asked(1, 8, Sources.CreditChina), 9, "ToBeAsked" },
            { "declared clean and found", Declared(false).Looked(0, Hit), 1, "Suspected of day 0" },
            { "nothing declared and found", Undeclared().Looked(0, Hit), 1, "ToBeAsked" },
            { "entered by the clerk alone and found", Entered().Looked(0, Hit), 1, "ToBeAsked" },
            { "entered by the clerk alone, asked", Entered().Looked(0, Hit).Asked(1, 8), 7, "Asked until day 8" },
            { "declared clean on paper, confirmed, and found", Entered().Confirmed().Looked(0, Hit), 1, "Suspected of day 0" },
            { "declared clean, dismissed", Declared(false).Looked(0, Hit).Found(0, FindingRuling.Dismiss), 1, "Settled" },
            { "declared clean, upheld", Declared(false).Looked(0, Hit).Found(0, FindingRuling.Uphold), 1, "OnHold of day 0" },
            { "declared clean, upheld, hold lifted", Declared(false).Looked(0, Hit).Found(0, FindingRuling.Uphold).Lifted(), 2, "Settled" },
            {
                "declared clean, not concealed but in the way",
                Declared(false).Looked(0, Hit).Found(0, FindingRuling.FindIneligible),
                1,
                "Blocking of day 0"
            },
            {
                "dismissed, then found by a later look",
                Declared(false).Looked(0, Hit).Found(0, FindingRuling.Dismiss).Looked(2, Hit),
                3,
                "Suspected of day 2"
            },
            {
                "a finding on another source",
                Declared(false).Looked(0, Hit).Found(0, FindingRuling.Dismiss, Sources.CreditChina),
                1,
                "Suspected of day 0"
            },
            { "restricted, declared", Declared(true).Looked(0, ConsumptionRestricted), 1, "Suspected of day 0" },
            { "restricted, declared clean", Declared(false).Looked(0, ConsumptionRestricted), 1, "Suspected of day 0" },
            { "restricted, dismissed", Declared(false).Looked(0, ConsumptionRestricted).Found(0, FindingRuling.Dismiss), 1, "Settled" },
            {
                "restricted, in the way",
                Declared(false).Looked(0, ConsumptionRestricted).Found(0, FindingRuling.FindIneligible),
                1,
                "Blocking of day 0"
            },
        };

    public static TheoryData<string, Application, int, string> AtTheAward =>
        new()
        {
            { "still valid", Declared(false).Looked(0, Clear), 29, "Settled" },
            { "stale from the end of its window on", Declared(false).Looked(0, Clear), 30, "Wanted after day 0" },
            { "looked up once more", Declared(false).Looked(0, Clear).Looked(31, Clear), 32, "Settled" },
            {
                "a dismissed entry that went stale",
                Declared(false).Looked(0, Hit).Found(0, FindingRuling.Dismiss),
                30,
                "Wanted after day 0"
            },
            { "a dismissed entry that is still valid", Declared(false).Looked(0, Hit).Found(0, FindingRuling.Dismiss), 29, "Settled" },
        };

    [Theory]
    [MemberData(nameof(Standings))]
    public void StatusOf_WhatIsOnRecord_FollowsTheTable(string situation, Application application, int day, string standing) =>
        Assert.Equal((situation, standing), (situation, Tell(CreditCheckPolicy.StatusOf(application, CreditQuery, Day(day)))));

    [Theory]
    [MemberData(nameof(AtTheAward))]
    public void StatusOf_BeforeTheAward_AsksForAFreshLook(string situation, Application application, int day, string standing) =>
        Assert.Equal(
            (situation, standing),
            (situation, Tell(CreditCheckPolicy.StatusOf(application, CreditQuery, Day(day), freshAt: Day(day))))
        );

    public static TheoryData<string, CreditCheck, CreditCheck, bool> Repeats =>
        new()
        {
            { "clear, on another day", OfList(Clear, day: 0), OfList(Clear, day: 1), true },
            { "clear, on the same day", OfList(Clear, day: 0), OfList(Clear, day: 0), false },
            { "clear, of another version", OfList(Clear, day: 0), OfList(Clear, day: 0, "v2"), true },
            { "clear, now found", OfList(Clear, day: 0), OfList(Hit, day: 0), true },
            { "the same entry again", OfList(Hit, day: 0), OfList(Hit, day: 5, "v2"), false },
            { "another entry", OfList(Hit, day: 0), OfList(Hit, day: 5) with { Explanation = "另一条" }, true },
            { "found, now off the list", OfList(Hit, day: 0), OfList(Clear, day: 0), true },
            { "the same name that was looked into", OfList(Inconclusive, day: 0), OfList(Inconclusive, day: 5), false },
            { "a name on another version", OfList(Inconclusive, day: 0), OfList(Inconclusive, day: 5, "v2"), true },
        };

    [Theory]
    [MemberData(nameof(Repeats))]
    public void IsNews_ListSearchedAgain_IsWhatWasNotOnRecord(string situation, CreditCheck before, CreditCheck check, bool isNews)
    {
        // A later query by a person is not a search of the list.
        var seen = new CreditCheck("u1", Sources.BureauLists, Clear, "非同一人", "e1", null, Day(0), Day(30));
        var application = Declared(false).Apply(new CreditChecked([before, seen]));

        Assert.Equal((situation, isNews), (situation, CreditCheckPolicy.IsNews(application, check)));
        Assert.True(CreditCheckPolicy.IsNews(Declared(false), check));
    }

    [Fact]
    public void StatusOf_AgeThatDoesNotMatter_IsSettledForever() =>
        Assert.Equal("Settled", Tell(CreditCheckPolicy.StatusOf(Declared(false).Looked(0, Clear), CreditQuery, Day(1000))));

    [Fact]
    public void StatusOf_CheckOfAnotherPartyOrSource_CountsForNobodyElse()
    {
        var application = Declared(false).Looked(0, Clear);

        Assert.Equal(
            "Wanted from the beginning",
            Tell(CreditCheckPolicy.StatusOf(application, CreditQuery with { Source = Sources.CreditChina }, Day(1)))
        );
        Assert.Equal(
            "Wanted from the beginning",
            Tell(CreditCheckPolicy.StatusOf(application, CreditQuery with { Party = Draft().PrincipalInvestigator }, Day(1)))
        );
    }

    [Fact]
    public void Plan_Parties_AreLookedUpInEverySourceOfTheirKind() =>
        Assert.Equal(
            ["u1.CourtEnforcement", "u1.CreditChina", "u1.BureauLists", "p1.CourtEnforcement", "p1.BureauLists"],
            Plan(Draft()).Select(creditQuery => creditQuery.Subject)
        );

    [Fact]
    public void Plan_PartnerThatWasRemoved_IsNotLookedUp() =>
        Assert.DoesNotContain(
            Plan(DraftWithPartner().Apply(new PartnerRemoved("u2", "撤换"))),
            creditQuery => creditQuery.Party.Id == "u2"
        );

    private static CreditCheck OfList(CreditOutcome outcome, int day, string version = "v1") =>
        new("u1", Sources.BureauLists, outcome, "说明", null, version, Day(day), Day(day + 30));

    private static IEnumerable<PlannedCreditQuery> Plan(Application application) =>
        CreditCheckPolicy.Plan(
            application,
            party => party is Party.Unit ? RulesInForce.CreditCheckSources.Value.Units : RulesInForce.CreditCheckSources.Value.Persons
        );

    private static string Tell(CreditQueryStatus standing) =>
        standing switch
        {
            CreditQueryStatus.Wanted { NotBefore: var from } when from == DateTimeOffset.MinValue => "Wanted from the beginning",
            CreditQueryStatus.Wanted { NotBefore: var from } => from.Ticks % 10 == 1
                ? $"Wanted after day {DayOf(from)}"
                : $"Wanted from day {DayOf(from)}",
            CreditQueryStatus.Asked asked => $"Asked until day {DayOf(asked.Until)}",
            CreditQueryStatus.Suspected suspected => $"Suspected of day {DayOf(suspected.Check.CheckedAt)}",
            CreditQueryStatus.OnHold held => $"OnHold of day {DayOf(held.Check.CheckedAt)}",
            CreditQueryStatus.Blocking blocking => $"Blocking of day {DayOf(blocking.Check.CheckedAt)}",
            _ => standing.GetType().Name,
        };

    private static int DayOf(DateTimeOffset at) => (int)(at - Day(0)).TotalDays;
}
