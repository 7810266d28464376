using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>验收: a violation found at the acceptance of a project or after it.</summary>
public sealed class AcceptanceOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts =>
        [Misconduct.Falsification, Misconduct.MisuseOfFunds, Misconduct.Plagiarism, Misconduct.Authorship, Misconduct.OtherViolation];

    public override Error? Check(Application? application) =>
        application!.State
            is ApplicationState.AcceptancePending
                or ApplicationState.Passed
                or ApplicationState.Concluded
                or ApplicationState.NotPassed
                or ApplicationState.Closed
            ? null
            : HasNoGround("The project has not come to its acceptance.");
}
