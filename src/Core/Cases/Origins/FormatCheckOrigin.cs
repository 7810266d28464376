using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>弄虚作假 noted by an officer in the format check: based on the submission.</summary>
public sealed class FormatCheckOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts =>
        [Misconduct.Falsification, Misconduct.FakeEthicsApproval, Misconduct.GhostWriting, Misconduct.Solicitation];

    public override Error? Check(Application? application) =>
        application!.History.Any(reached => reached.State == ApplicationState.FormatCheck)
            ? null
            : HasNoGround("The application has not come to its format check.");
}
