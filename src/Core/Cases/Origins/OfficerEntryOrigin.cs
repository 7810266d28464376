using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>Official information: a transfer from another authority, an inspection, an audit.</summary>
public sealed class OfficerEntryOrigin : CaseOrigin
{
    public override ImmutableArray<Misconduct> Misconducts => [.. Enum.GetValues<Misconduct>()];

    public override bool NeedsApplication => false;

    public override Error? Check(Application? application) => null;
}
