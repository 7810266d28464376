using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>A violation during the implementation of a project.</summary>
public sealed class ImplementationOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts =>
        [
            Misconduct.MisuseOfFunds,
            Misconduct.Falsification,
            Misconduct.FakeEthicsApproval,
            Misconduct.Plagiarism,
            Misconduct.Authorship,
            Misconduct.OtherViolation,
        ];

    public override Error? Check(Application? application) =>
        application!.State
            is ApplicationState.Awarded
                or ApplicationState.ContractPending
                or ApplicationState.Implementing
                or ApplicationState.Rectifying
                or ApplicationState.AcceptancePending
            ? null
            : HasNoGround("The project is not being carried out.");
}
