using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer, at the address that they had: their entry in the directory is to be changed, or was changed.</summary>
/// <param name="By">Name of who proposed or confirmed it.</param>
public sealed record StaffEntryChanged(string To, string Name, StaffChangeKind Kind, string By, bool IsProposed)
    : AddressedNotification(To);
