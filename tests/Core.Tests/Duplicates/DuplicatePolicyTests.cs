using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Duplicates;

public sealed class DuplicatePolicyTests
{
    private static readonly MultiHeadLimits One = new(1, 1);

    [Theory]
    [InlineData(ApplicationState.Draft, false)]
    [InlineData(ApplicationState.Returned, false)]
    [InlineData(ApplicationState.AwaitingRecommendation, true)]
    [InlineData(ApplicationState.FormatCheck, true)]
    [InlineData(ApplicationState.Awarded, true)]
    [InlineData(ApplicationState.Closed, true)]
    [InlineData(ApplicationState.Withdrawn, false)]
    [InlineData(ApplicationState.NotAdmitted, false)]
    [InlineData(ApplicationState.NotSelected, false)]
    [InlineData(ApplicationState.Disqualified, true)]
    [InlineData(ApplicationState.Revoked, true)]
    public void UsesItsPlace_State_KeepsTheDisqualified(ApplicationState state, bool uses) =>
        Assert.Equal(uses, DuplicatePolicy.UsesItsPlace(state));

    [Theory]
    [InlineData("2026-science", 2026, RoundKind.Regular, true)]
    [InlineData("2026-second", 2026, RoundKind.Regular, true)]
    [InlineData("2027-science", 2027, RoundKind.Regular, false)]
    [InlineData("2026-drill", 2026, RoundKind.Drill, false)]
    public void Contested_OtherRound_CountsWithinTheYear(string round, int year, RoundKind kind, bool counts)
    {
        var other = Guide() with { Id = Core.Rounds.RoundId.Parse(round).Value, Year = year, Kind = kind };

        Assert.Equal(counts, !DuplicatePolicy.Contested(Guide(), One, [(Named(2), other)]).Others.IsEmpty);
    }

    [Fact]
    public void Contested_AsManyAsTheRulesAllow_IsNone()
    {
        Assert.Empty(DuplicatePolicy.Contested(Guide(), new MultiHeadLimits(2, 2), [(Named(2), Guide())]).Others);
        Assert.Equal(
            2,
            DuplicatePolicy.Contested(Guide(), new MultiHeadLimits(2, 2), [(Named(2), Guide()), (Named(3), Guide())]).Others.Length
        );
    }

    [Fact]
    public void Read_AdmissionBesideAnother_IsRefusedUntilItIsResolved()
    {
        Assert.Equal([("duplicate-is-unresolved", "choice")], ValidationErrors(Check(Named(1), [Named(2)])));
        Assert.Equal(
            [("duplicate-is-unresolved", "choice")],
            ValidationErrors(Check(Named(1), [Named(2) with { State = ApplicationState.Disqualified }]))
        );
        Assert.True(Check(Ruled(Named(1), true, 2), [Named(2)]).IsSuccess);
        Assert.Equal([("duplicate-does-not-go-on", "choice")], ValidationErrors(Check(Ruled(Named(1), false, 2), [Named(2)])));
        Assert.True(Check(Named(1), []).IsSuccess);

        // A third application that came later is not part of the decision.
        Assert.Equal([("duplicate-is-unresolved", "choice")], ValidationErrors(Check(Ruled(Named(1), true, 2), [Named(2), Named(3)])));
    }

    [Fact]
    public void Read_RefusalBesideAnother_NeedsNoRuling() => Assert.True(Check(Named(1), [Named(2)], "refuse").IsSuccess);

    [Fact]
    public void Rule_BeforeAllSidesWereHeard_IsRefused()
    {
        var asked = Asked(Named(1));

        Assert.Contains(("duplicate-is-not-heard", "goesOn"), ValidationErrors(Rule([asked, Named(2)], 1)));
        Assert.Contains(("duplicate-is-not-heard", "goesOn"), ValidationErrors(Rule([asked, Stated(Named(2))], 1)));
        Assert.True(Rule([Stated(asked), Stated(Named(2))], 1).IsSuccess);

        // A lapsed term counts as heard, and an ended application is not asked.
        Assert.True(
            DuplicatePolicy
                .Rule([asked, Asked(Named(2))], new HashSet<ApplicationId> { IdOf(1) }, 1, "本人确认", "li", Now.AddDays(7))
                .IsSuccess
        );
        Assert.True(Rule([Stated(asked), Named(2) with { State = ApplicationState.Withdrawn }], 1).IsSuccess);
    }

    [Fact]
    public void Rule_Decided_IsAFactOnEachThatIsOpen()
    {
        var rulings = Rule([Stated(Named(1)), Stated(Named(2)), Named(3) with { State = ApplicationState.Withdrawn }], 1).Value;

        Assert.Equal([(IdOf(1), true), (IdOf(2), false)], rulings.Select(each => (each.Id, each.Fact.Ruling.GoesOn)));
        Assert.Equal([IdOf(2), IdOf(3)], rulings[0].Fact.Ruling.Others.AsEnumerable());
        Assert.All(rulings, each => Assert.Equal(("本人确认", "li"), (each.Fact.Ruling.Reason, each.Fact.Ruling.OfficerId)));
    }

    [Fact]
    public void Rule_MoreThanTheRulesAllow_Strangers_OrNoReason_IsRefused()
    {
        ImmutableArray<Application> both = [Stated(Named(1)), Stated(Named(2))];

        Assert.Equal([("too-many-go-on", "goesOn")], ValidationErrors(Rule(both, 1, 2)));
        Assert.Equal([("duplicate-ruling-is-incomplete", "goesOn")], ValidationErrors(Rule(both, 9)));
        Assert.Equal(
            [("duplicate-ruling-is-incomplete", "reason")],
            ValidationErrors(DuplicatePolicy.Rule(both, new HashSet<ApplicationId> { IdOf(1) }, 1, " ", "li", Now))
        );
    }

    /// <summary>One limit for all: a disqualified application keeps its place, whoever decides.</summary>
    [Theory]
    [InlineData(ApplicationState.Disqualified, 1, false)]
    [InlineData(ApplicationState.Revoked, 1, false)]
    [InlineData(ApplicationState.Disqualified, 2, true)]
    [InlineData(ApplicationState.Withdrawn, 1, true)]
    public void Rule_BesideAnApplicationThatEnded_LeavesOnlyThePlacesThatAreFree(ApplicationState ended, int limit, bool goesOn)
    {
        ImmutableArray<Application> both = [Stated(Named(1)), Named(2) with { State = ended }];

        var ruled = DuplicatePolicy.Rule(both, new HashSet<ApplicationId> { IdOf(1) }, limit, "本人确认", "li", Now);

        Assert.Equal(goesOn, ruled.IsSuccess);
        Assert.Equal(goesOn ? [] : [("too-many-go-on", "goesOn")], ValidationErrors(ruled));
        Assert.True(DuplicatePolicy.Rule(both, new HashSet<ApplicationId>(), limit, "本人确认", "li", Now).IsSuccess);
    }

    [Fact]
    public void State_Asked_IsTakenOnceWithinItsTerm()
    {
        Assert.Equal("no-statement-is-asked", DuplicatePolicy.State(Named(1), "本人同意", Now).Errors[0].Code);
        Assert.Equal("本人同意", DuplicatePolicy.State(Asked(Named(1)), " 本人同意 ", Now).Value.Text);
        Assert.Equal("reason-is-missing", DuplicatePolicy.State(Asked(Named(1)), " ", Now).Errors[0].Code);
        Assert.Equal("term-has-passed", DuplicatePolicy.State(Asked(Named(1)), "本人同意", Now.AddDays(7)).Errors[0].Code);
        Assert.Equal("statement-is-given", DuplicatePolicy.State(Stated(Named(1)), "本人同意", Now).Errors[0].Code);
    }

    [Fact]
    public void Between_Applications_ReportsWhatTheyHaveInCommon()
    {
        var one = Named(1) with { Abstract = "选育耐盐水稻新品系2个，建立示范田500亩。", Documents = [Document("d1", "proposal")] };
        var other = Another(2, "另一人") with
        {
            Title = "秸秆燃料颗粒成型机",
            Parties =
            [
                .. Another(2, "另一人")
                    .Parties.Replace(Another(2, "另一人").LeadUnit, Another(2, "另一人").LeadUnit with { Code = OtherUnitCode }),
            ],
        };

        Assert.Empty(DuplicateComparison.Between(one, other));
        Assert.Equal([DuplicateKind.Attachment], DuplicateComparison.Between(one, other with { Documents = one.Documents }).AsEnumerable());
        Assert.Equal([DuplicateKind.Title], DuplicateComparison.Between(one, other with { Title = one.Title + "！" }).AsEnumerable());
        Assert.Equal(
            [DuplicateKind.Abstract],
            DuplicateComparison.Between(one, other with { Abstract = "选育耐盐水稻新品系2个，建立示范田600亩。" }).AsEnumerable()
        );
        Assert.Equal(
            [DuplicateKind.Investigator, DuplicateKind.Title, DuplicateKind.Unit],
            DuplicateComparison.Between(one, Named(2)).AsEnumerable()
        );
    }

    private static Application Named(byte number) => Draft() with { Id = IdOf(number), State = ApplicationState.FormatCheck };

    private static Application Another(byte number, string person) =>
        Named(number) with
        {
            Parties =
            [
                .. Draft().Parties.Where(party => party is Party.Unit),
                Draft().PrincipalInvestigator with
                {
                    CitizenId = Draft().PrincipalInvestigator.CitizenId with { BlindIndex = person },
                },
            ],
        };

    private static Application Asked(Application application) =>
        application.Apply(new DuplicateAsked(new DuplicateHearing(Now, Now.AddDays(7))));

    private static Application Stated(Application application) => Asked(application).Apply(new DuplicateStated("本人同意", Now));

    private static Application Ruled(Application application, bool goesOn, byte other) =>
        application.Apply(new DuplicateRuled(new DuplicateRuling(goesOn, [IdOf(other)], "本人确认", "li", Now)));

    private static Result<ImmutableArray<(ApplicationId Id, DuplicateRuled Fact)>> Rule(
        ImmutableArray<Application> applications,
        params byte[] goOn
    ) => DuplicatePolicy.Rule(applications, goOn.Select(IdOf).ToHashSet(), 1, "本人确认", "li", Now);

    private static Result<Decision> Check(Application application, ImmutableArray<Application> contested, string choice = "admit") =>
        DecisionPolicy.Read(
            new DecisionForm { Choice = choice, Reason = "齐全" },
            new DecisionContext(Guide(), application, null, new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban"), Today)
            {
                Contested = contested,
            }
        );
}
