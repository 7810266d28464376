using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

/// <summary>The declaration of the lead unit and its queries in one source, by day.</summary>
internal static class CreditHistories
{
    public static readonly CreditSource Source = Sources.CourtEnforcement;

    public static DateTimeOffset Day(int day) => Now.AddDays(day);

    public static Application Undeclared() => Draft() with { State = ApplicationState.CreditChecking };

    public static Application Declared(bool isOnAList) =>
        Undeclared() with
        {
            Commitments = [Commitment("u1") with { DeclaresNoDishonesty = !isOnAList, DeclaredFacts = isOnAList ? "已申报" : null }],
        };

    /// <summary>Entered by the clerk: the unit declares no entries, on paper that no officer has confirmed.</summary>
    public static Application Entered() => Undeclared() with { Commitments = [OnPaper("u1")] };

    public static Application Confirmed(this Application application) =>
        application.Apply(
            new DecisionRecorded(
                new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban"),
                new FormatCheckDecision(FormatCheckChoice.Admit, "齐全") { ConfirmedPartyIds = ["u1"] },
                Now
            )
        );

    public static Application Looked(this Application application, int day, CreditOutcome outcome) =>
        application.Apply(new CreditChecked([new CreditCheck("u1", Source, outcome, "", null, null, Day(day), Day(day + 30))]));

    public static Application Asked(this Application application, int day, int untilDay, CreditSource? source = null) =>
        application.Apply(new StatementRequested(new PartyStatement("u1", source ?? Source, Day(day), Day(untilDay))));

    public static Application Answered(this Application application, int day) =>
        application.Apply(new StatementGiven("u1", Source, "已履行", null, Day(day)));

    public static Application Found(this Application application, int checkedOnDay, FindingRuling ruling, CreditSource? source = null) =>
        application.Apply(
            new FindingMade(new Finding("u1", source ?? Source, Day(checkedOnDay), ruling, "理由", Day(checkedOnDay + 1)))
            {
                Hold =
                    ruling == FindingRuling.Uphold
                        ? Hold.OfSuspicion("u1", source ?? Source, Day(checkedOnDay + 1), Day(checkedOnDay + 15))
                        : null,
            }
        );

    public static Application Lifted(this Application application) =>
        application.Apply(new HoldLifted("已核实", Day(20)) { Key = Hold.KeyOfSuspicion("u1", Source) });
}
