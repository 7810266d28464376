using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>An expert's note in the review: based on the opinion; the expert is never named to the party.</summary>
public sealed class ExpertOpinionOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts =>
        [Misconduct.Falsification, Misconduct.Plagiarism, Misconduct.GhostWriting, Misconduct.Authorship, Misconduct.FakeEthicsApproval];

    public override Error? Check(Application? application) =>
        application!.History.Any(reached => reached.State == ApplicationState.ExpertReview)
            ? null
            : HasNoGround("The application has not come to its expert review.");
}
