using System.Collections.Immutable;

namespace CreditFunctions.Core.Staff;

/// <summary>The directory was created; in training with the officers of the settings.</summary>
public sealed record DirectoryOpened(ImmutableArray<Officer> Officers) : Fact;

/// <summary>An officer proposed a change of the directory.</summary>
public sealed record StaffChangeProposed(ProposedChange Change) : Fact;

/// <summary>A second officer confirmed a change, which applies it.</summary>
public sealed record StaffChangeConfirmed(int Number, StaffChange Change, string ProposedBy, string ConfirmedBy, DateTimeOffset At) : Fact;

/// <summary>A change was rejected, or withdrawn by its proposer.</summary>
public sealed record StaffChangeRejected(int Number, string ProposedBy, string RejectedBy, string Reason, DateTimeOffset At) : Fact;

/// <summary>The operator changed the directory: at first start, or because its last manager was lost.</summary>
public sealed record OperatorChangedStaff(int Number, StaffChange Change, DateTimeOffset At) : Fact;

/// <summary>An officer confirmed the operator's change.</summary>
public sealed record OperatorChangeConfirmed(int Number, string OfficerId, DateTimeOffset At) : Fact;

/// <summary>An officer goes on leave; a delegate receives their new tasks.</summary>
public sealed record LeaveTaken(string OfficerId, Leave Leave) : Fact;

/// <summary>A leave was cancelled.</summary>
public sealed record LeaveCancelled(string OfficerId, int Number, string Reason) : Fact;
