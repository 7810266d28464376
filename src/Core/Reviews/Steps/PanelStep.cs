using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>A step of one expert of an acceptance panel, who is the subject of the task.</summary>
public abstract class PanelStep<TDecision> : ProjectStep<TDecision>
    where TDecision : Decision
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.Expert];

    public override IEnumerable<StaffMember> AssigneesOf(RoundGuide guide, string subject) =>
        guide.Holding(StaffRole.Expert).Where(expert => subject.Length == 0 || expert.Id == subject);
}
