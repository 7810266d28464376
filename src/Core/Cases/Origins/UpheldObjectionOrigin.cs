using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>An upheld objection: based on its ruling. Where the ruling itself finds a suspicion, the ruling opens the case.</summary>
public sealed class UpheldObjectionOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts =>
        [Misconduct.Falsification, Misconduct.Plagiarism, Misconduct.Authorship, Misconduct.Solicitation, Misconduct.OtherViolation];

    public override Error? Check(Application? application) =>
        application!.History.Any(reached => reached.Move == ApplicationMove.UpholdObjection)
            ? null
            : HasNoGround("No objection to this application was upheld.");
}
