using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Staff;

/// <summary>Roles on the officers' site. Seats in a round are defined by its guide.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskRole>))]
public enum DeskRole
{
    /// <summary>批次管理: writes guides and follows the batch.</summary>
    RoundManager,

    /// <summary>经办人.</summary>
    CaseOfficer,

    /// <summary>会议秘书.</summary>
    MeetingSecretary,

    /// <summary>财政局: sees only their own tasks.</summary>
    FinanceOfficer,

    /// <summary>科研诚信专员.</summary>
    IntegrityOfficer,

    /// <summary>分管领导.</summary>
    Leader,

    /// <summary>法制审核人员: reviews cases before the decision.</summary>
    LegalReviewer,

    /// <summary>评审专家: sees only their own tasks.</summary>
    Expert,

    /// <summary>人员管理: manages the directory, leave and handovers.</summary>
    StaffManager,
}

/// <summary>休假 / 代办: between two days, inclusive, new tasks are assigned to a delegate.</summary>
/// <param name="Number">1 for the officer's first leave.</param>
public sealed record Leave(int Number, DateOnly From, DateOnly LastDay, string DelegateId, string Reason)
{
    /// <summary>Null where it was not cancelled.</summary>
    public string? CancelledBecause { get; init; }

    public bool Covers(DateOnly day) => CancelledBecause is null && day >= From && day <= LastDay;
}

/// <summary>An officer who signs in on the officers' site.</summary>
/// <param name="Id">Short name, used in keys and logs: lower-case letters, digits, hyphens; never changes.</param>
/// <param name="Email">Identity at sign-in, and address for tasks.</param>
public sealed record Officer(string Id, string Name, string Email, ImmutableArray<DeskRole> Roles)
{
    public ImmutableArray<Leave> Leaves { get; init; } = [];

    /// <summary>Ids of the officers who added them or changed their entry, and therefore cannot hand tasks over to them.</summary>
    public ImmutableArray<string> ChangedBy { get; init; } = [];

    /// <summary>Null while in office.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBecause { get; init; }

    [JsonIgnore]
    public bool IsActive => EndedAt is null;

    public bool Holds(DeskRole role) => IsActive && Roles.Contains(role);

    /// <summary>Null where they are not on leave.</summary>
    public Leave? LeaveOn(DateOnly day) => Leaves.FirstOrDefault(leave => leave.Covers(day));

    public bool HasEmail(string email) => MailAddressText.IsSame(Email, email);
}
