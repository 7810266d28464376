namespace CreditFunctions.Core.Rounds;

/// <summary>What somebody does in a round.</summary>
public enum StaffRole
{
    /// <summary>经办人: examines applications, records evidence, enters the award document.</summary>
    CaseOfficer,

    /// <summary>评审专家: advises by score sheet, never approves.</summary>
    Expert,

    /// <summary>会议秘书: records the meeting's resolution.</summary>
    MeetingSecretary,

    /// <summary>财政局: agrees to the batch, or returns it.</summary>
    FinanceOfficer,
}

/// <summary>A person who gets tasks by mail.</summary>
/// <param name="Id">Short name within the round, used in keys: lower-case letters, digits, hyphens.</param>
public sealed record StaffMember(string Id, StaffRole Role, string Name, string Email);
