using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rounds;

/// <summary>Roles of a round.</summary>
public enum StaffRole
{
    /// <summary>经办人: examines applications, makes credit queries, freezes the ranking, enters the award document.</summary>
    CaseOfficer,

    /// <summary>评审专家: advises by score sheet, never approves.</summary>
    Expert,

    /// <summary>会议秘书: records the meeting's resolution.</summary>
    MeetingSecretary,

    /// <summary>财政局: agrees to the batch, or returns it.</summary>
    FinanceOfficer,

    /// <summary>科研诚信专员: one of the two who decide on findings and objections.</summary>
    IntegrityOfficer,

    /// <summary>分管领导: the other of the two.</summary>
    Leader,
}

/// <summary>A person who receives tasks by mail.</summary>
/// <param name="Id">Short name within the round, used in keys: lower-case letters, digits, hyphens.</param>
public sealed record StaffMember(string Id, [property: JsonRequired] StaffRole Role, string Name, string Email)
{
    /// <summary>For an expert: the categories that they review; empty: all.</summary>
    public ImmutableArray<string> CategoryIds { get; init; } = [];

    public bool Reviews(string categoryId) => CategoryIds.IsDefaultOrEmpty || CategoryIds.Contains(categoryId);
}
