using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>举报: from a citizen, named or anonymous with clues. The reporter's identity is stored apart from the case.</summary>
public sealed class TipOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts => [.. Enum.GetValues<Misconduct>()];

    public override bool NeedsApplication => false;

    public override bool IsAtDesk => false;

    public override Error? Check(Application? application) => null;
}
