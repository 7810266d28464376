using System.Collections.Immutable;

namespace CreditFunctions.Core.Notifications;

/// <summary>The kinds of notifications: the records of this folder.</summary>
public static class NotificationKinds
{
    /// <summary>Every kind, by name.</summary>
    public static ImmutableArray<Type> All { get; } =
    [
        .. typeof(Notification)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Notification)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];
}
