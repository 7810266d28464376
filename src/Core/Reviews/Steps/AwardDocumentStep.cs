using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>联合下达: number and day of the joint document that awards the batch.</summary>
public sealed class AwardDocumentStep : StepDefinition<AwardDocumentDecision>
{
    public override StepDetails Details => StepDetails.Award;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer];

    public override bool RequiresSignIn => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Line("documentNumber"), StepField.Day("issuedOn")];

    protected override AwardDocumentDecision Decide(DecisionForm form, DecisionContext context) =>
        new(DecisionPolicy.NumberText.Clean(form.DocumentNumber), form.IssuedOn!.Value);

    protected override DecisionForm FormOf(AwardDocumentDecision decision) =>
        new() { DocumentNumber = decision.DocumentNumber, IssuedOn = decision.IssuedOn };
}

/// <summary>文号 of the joint document that awards the batch.</summary>
public sealed record AwardDocumentDecision(string DocumentNumber, DateOnly IssuedOn) : Decision
{
    public override string ToOutcome() => Outcomes.Issued;
}
