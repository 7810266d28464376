using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>推荐: a recommending body recommends an application, returns it, or refuses. The task stays assigned to the body.</summary>
public sealed class RecommendationStep : StepDefinition<RecommendationDecision>
{
    public override StepDetails Details => StepDetails.Application;

    public override ImmutableArray<StaffRole> Seats => [];

    public override string RoleOf(StaffMember member) => "RecommendingBody";

    /// <param name="subject">The body's id.</param>
    public override IEnumerable<StaffMember> AssigneesOf(RoundGuide guide, string subject) =>
        guide.RecommendingBodies.Where(body => body.Id == subject).Select(body => new StaffMember(body.Id, default, body.Name, body.Email));

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Choice("recommend", "return", "refuse"), StepField.Reason];

    protected override RecommendationDecision Decide(DecisionForm form, DecisionContext context) =>
        new(Enum.Parse<RecommendationChoice>(form.Choice!, ignoreCase: true), form.Reason!);

    protected override DecisionForm FormOf(RecommendationDecision decision) =>
        new() { Choice = decision.Choice.ToString().ToLowerInvariant(), Reason = decision.Reason };
}

/// <summary>推荐, 退回修改 or 不予推荐.</summary>
public sealed record RecommendationDecision(RecommendationChoice Choice, string Reason) : Decision
{
    public override string ToOutcome() => Choice.ToString();
}

/// <summary>Choices of a recommending body.</summary>
public enum RecommendationChoice
{
    Recommend,

    Return,

    Refuse,
}
