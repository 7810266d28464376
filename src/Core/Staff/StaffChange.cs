using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Staff;

/// <summary>What is changed in the directory.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffChangeKind>))]
public enum StaffChangeKind
{
    /// <summary>Somebody takes office.</summary>
    Add,

    /// <summary>An officer's name, address or roles are written anew.</summary>
    Change,

    /// <summary>An officer leaves, and can sign in no more.</summary>
    End,
}

/// <summary>A change of the directory. Where an officer leaves, name, address and roles are as they stood.</summary>
/// <param name="Reason">Why; empty where it needs none.</param>
public sealed record StaffChange(
    StaffChangeKind Kind,
    string OfficerId,
    string Name,
    string Email,
    ImmutableArray<DeskRole> Roles,
    string Reason = ""
)
{
    /// <summary>Who acts in the audit chain where the app's operator does: no officer has this id.</summary>
    public const string OperatorId = "operator";

    /// <summary>Where an entry is written anew: what that changes of it.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];
}

/// <summary>A change that one officer proposed and that waits for a second one.</summary>
/// <param name="Number">1 for the directory's first.</param>
/// <param name="ExpiresAt">From then on it can be confirmed no more, exclusive.</param>
public sealed record ProposedChange(int Number, StaffChange Change, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt)
{
    public bool IsOpenAt(DateTimeOffset now) => now < ExpiresAt;
}

/// <summary>A change that the app's operator made, shown to all officers until two of them have confirmed it.</summary>
public sealed record OperatorChange(int Number, StaffChange Change, DateTimeOffset At)
{
    /// <summary>How many officers confirm it before it is shown no longer.</summary>
    public const int Confirmations = 2;

    /// <summary>Ids of the officers who confirmed it.</summary>
    public ImmutableArray<string> ConfirmedBy { get; init; } = [];

    [JsonIgnore]
    public bool IsOpen => ConfirmedBy.Length < Confirmations;
}
