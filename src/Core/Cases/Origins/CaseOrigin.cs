using System.Collections.Immutable;
using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core.Cases.Origins;

/// <summary>
/// Where an officer comes upon a suspicion. Each origin is one class of this folder, named after it; its texts are
/// <c>Cases.Origin.{name}</c> and <c>Cases.OriginHint.{name}</c>.
/// </summary>
public abstract class CaseOrigin
{
    private const string Suffix = "Origin";

    protected CaseOrigin() => Name = GetType().Name[..^Suffix.Length];

    /// <summary>That of the class, without its ending.</summary>
    public string Name { get; }

    /// <summary>Which misconduct can be suspected there.</summary>
    public abstract ImmutableArray<Misconduct> Misconducts { get; }

    /// <summary>Whether it is about an application; otherwise it is about a party that the officer names.</summary>
    public virtual bool NeedsApplication => true;

    /// <summary>Whether officers can open a case from it at the desk; otherwise a feature of the app does.</summary>
    public virtual bool IsAtDesk => true;

    /// <summary>Why no case can come from it yet; null where one can.</summary>
    public abstract Error? Check(Application? application);

    /// <summary>Refuses an origin that the application gives no ground for.</summary>
    protected static Error HasNoGround(string message) => new(ErrorKind.Conflict, "case-has-no-ground", message);
}

/// <summary>Every origin, in the order in which the form offers them.</summary>
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

    /// <summary>The origin of a name; null where there is none.</summary>
    public static CaseOrigin? Find(string? name) => All.FirstOrDefault(origin => origin.Name == name);
}
