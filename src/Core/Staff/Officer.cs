using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Staff;

/// <summary>What somebody may do at the bureau's desk. What they decide in a round is for its guide to say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskRole>))]
public enum DeskRole
{
    /// <summary>批次管理: writes guides and follows the batch.</summary>
    RoundManager,

    /// <summary>经办人.</summary>
    CaseOfficer,

    /// <summary>会议秘书.</summary>
    MeetingSecretary,

    /// <summary>财政局: sees its own tasks and nothing else.</summary>
    FinanceOfficer,

    /// <summary>科研诚信专员.</summary>
    IntegrityOfficer,

    /// <summary>分管领导.</summary>
    Leader,

    /// <summary>法制审核人员: reviews cases before they are decided.</summary>
    LegalReviewer,

    /// <summary>评审专家: sees their own tasks and nothing else.</summary>
    Expert,

    /// <summary>人员管理: keeps the directory, leave and hand-overs.</summary>
    StaffManager,
}

/// <summary>休假 / 代办: from one day to another, both included, new tasks go to a deputy.</summary>
/// <param name="Number">1 for the officer's first leave.</param>
public sealed record Leave(int Number, DateOnly From, DateOnly LastDay, string DelegateId, string Reason)
{
    /// <summary>Why it was called off; null where it was not.</summary>
    public string? CancelledBecause { get; init; }

    public bool Covers(DateOnly day) => CancelledBecause is null && day >= From && day <= LastDay;
}

/// <summary>Somebody who signs in on the officers' site.</summary>
/// <param name="Id">Short name, used in keys and logs: lower-case letters, digits, hyphens; never changes.</param>
/// <param name="Email">By which they are known when they sign in, and to which tasks go.</param>
public sealed record Officer(string Id, string Name, string Email, ImmutableArray<DeskRole> Roles)
{
    public ImmutableArray<Leave> Leaves { get; init; } = [];

    /// <summary>Ids of the officers who added them or changed their entry: those hand nothing over to them.</summary>
    public ImmutableArray<string> ChangedBy { get; init; } = [];

    /// <summary>When they left; null while they are in office.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why they left.</summary>
    public string? EndedBecause { get; init; }

    [JsonIgnore]
    public bool IsActive => EndedAt is null;

    public bool Holds(DeskRole role) => IsActive && Roles.Contains(role);

    /// <summary>The leave that they are on; null where they are in office.</summary>
    public Leave? LeaveOn(DateOnly day) => Leaves.FirstOrDefault(leave => leave.Covers(day));

    public bool HasEmail(string email) => MailAddressText.IsSame(Email, email);
}
