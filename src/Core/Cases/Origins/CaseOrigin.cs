using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>
/// Where an officer finds a suspicion. Each origin is a class of this folder, named after it; its texts are <c>Cases.Origin.{name}</c>
/// and <c>Cases.OriginHint.{name}</c>.
/// </summary>
public abstract class CaseOrigin
{
    private const string Suffix = "Origin";

    protected CaseOrigin() => Name = GetType().Name[..^Suffix.Length];

    public string Name { get; }

    public abstract ImmutableArray<Misconduct> Misconducts { get; }

    /// <summary>False: it concerns a party that the officer names.</summary>
    public virtual bool NeedsApplication => true;

    /// <summary>Whether officers can open a case from it at the desk; otherwise a feature of the app opens it.</summary>
    public virtual bool IsAtDesk => true;

    /// <summary>Why a case cannot be opened from it now; null where it can.</summary>
    public abstract Error? Check(Application? application);

    protected static Error HasNoGround(string message) => new(ErrorKind.Conflict, "case-has-no-ground", message);
}

/// <summary>All origins, in the order of the form.</summary>
public static class CaseOrigins
{
    public static ImmutableArray<CaseOrigin> All { get; } =
    [
        new FormatCheckOrigin(),
        new ExpertOpinionOrigin(),
        new UpheldObjectionOrigin(),
        new DuplicateRulingOrigin(),
        new ImplementationOrigin(),
        new AcceptanceOrigin(),
        new TipOrigin(),
        new OfficerEntryOrigin(),
    ];

    public static CaseOrigin? Find(string? name) => All.FirstOrDefault(origin => origin.Name == name);
}
