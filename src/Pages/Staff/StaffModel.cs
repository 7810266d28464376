using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Staff;

/// <summary>Everybody who signs in at the desk.</summary>
public sealed record StaffModel(DeskFrame Frame, ImmutableArray<OfficerRow> Officers) : IModelOf<StaffPage>
{
    /// <summary>Whether the reader may add and change officers.</summary>
    public bool MayChange { get; init; }

    /// <summary>Changes that wait for a second officer, or that the operator made and that are not confirmed by two yet.</summary>
    public ImmutableArray<ChangeRow> Changes { get; init; } = [];

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>A change of the directory that waits.</summary>
/// <param name="Kind"><c>Add</c>, <c>Change</c> or <c>End</c>.</param>
/// <param name="Officer">The entry as it becomes; where the officer leaves, as it is.</param>
/// <param name="Reason">Empty where none was given.</param>
public sealed record ChangeRow(int Number, string Kind, OfficerRow Officer, string Reason, DateTimeOffset At)
{
    /// <summary>What it changes of the entry; empty where the officer is added or leaves.</summary>
    public ImmutableArray<FieldDifference> Differences { get; init; } = [];

    /// <summary>Who proposed it; null where the app's operator made it.</summary>
    public string? By { get; init; }

    /// <summary>Until when it can be confirmed, exclusive; null where it was made already.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Who has confirmed what the operator made.</summary>
    public ImmutableArray<string> ConfirmedBy { get; init; } = [];

    public bool MayConfirm { get; init; }

    public bool MayReject { get; init; }
}

/// <summary>One officer in the list.</summary>
public sealed record OfficerRow(string Id, string Name, string Email, ImmutableArray<DeskRole> Roles)
{
    /// <summary>The last day of the leave that they are on; null where they are in office today.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Who takes their new tasks while they are away.</summary>
    public string? Delegate { get; init; }

    public bool HasLeft { get; init; }
}

/// <summary>One officer: what they are, their leave, their open tasks.</summary>
public sealed record OfficerModel(DeskFrame Frame, OfficerRow Officer) : IModelOf<OfficerPage>
{
    public required ImmutableArray<LeaveRow> Leaves { get; init; }

    public required ImmutableArray<OfficerTaskRow> Tasks { get; init; }

    /// <summary>What happened to the entry, newest first.</summary>
    public ImmutableArray<DeskEvent> Events { get; init; } = [];

    /// <summary>Who may stand in.</summary>
    public required ImmutableArray<Choice> Others { get; init; }

    /// <summary>Whether the reader may change, end and send on leave.</summary>
    public bool MayChange { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    /// <summary>What the form of a leave comes back with.</summary>
    public FormState LeaveState { get; init; } = FormState.Empty;
}

/// <summary>One leave.</summary>
public sealed record LeaveRow(int Number, DateOnly From, DateOnly LastDay, string Delegate, string Reason)
{
    public string? CancelledBecause { get; init; }

    /// <summary>Whether it can still be called off.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A task that lies with the officer.</summary>
/// <param name="TransferHref">Where it is handed over, or its link revoked.</param>
public sealed record OfficerTaskRow(string Step, string About, DateTimeOffset Since, DateTimeOffset? DueAt, string TransferHref);

/// <summary>Names of the fields that the forms of the staff post.</summary>
public static class StaffFields
{
    public const string Id = "id";

    public const string Name = "name";

    public const string Email = "email";

    /// <summary>One box for each role: <c>roles[Leader]</c>.</summary>
    public const string Roles = "roles";

    public const string From = "from";

    public const string LastDay = "lastDay";

    public const string DelegateId = "delegateId";

    public const string Reason = "reason";

    public const string Number = "number";

    public const string ToOfficerId = "toOfficerId";

    public static string RoleOf(DeskRole role) => $"{Roles}[{role}]";
}
