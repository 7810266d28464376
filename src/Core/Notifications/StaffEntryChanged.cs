using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer's previous address: their directory entry will be or was changed.</summary>
/// <param name="By">Name of the person who proposed or confirmed it.</param>
public sealed record StaffEntryChanged(string To, string Name, StaffChangeKind Kind, string By, bool IsProposed)
    : AddressedNotification(To);
