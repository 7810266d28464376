using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>信用查验: officers make the queries at the credit check queue one by one; the step has no overall decision.</summary>
public sealed class CreditQueriesStep : StepDefinition
{
    public override StepDetails Details => StepDetails.CreditQueries;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer];

    public override bool AsksEverybody => true;

    public override bool IsShared => true;

    public override Type? DecisionType => null;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [];

    public override Result<Decision> Read(DecisionForm form, DecisionContext context) =>
        new Error(ErrorKind.Invalid, "task-takes-no-decision", "This task is done piece by piece; it is not decided as a whole.");

    public override DecisionForm FormOf(Decision decision) => throw new InvalidOperationException($"{Step} has no decision.");
}
