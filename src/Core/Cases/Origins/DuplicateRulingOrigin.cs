using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>多头申报: based on the ruling that another application continues instead, made after all sides were heard.</summary>
public sealed class DuplicateRulingOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts => [Misconduct.DuplicateApplication];

    public override Error? Check(Application? application) =>
        application!.DuplicateRulings.IsEmpty
            ? HasNoGround("Nobody has decided yet which of the duplicate applications goes on. Hear all sides, and decide that first.")
            : null;
}
