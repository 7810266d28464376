using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

internal static class OwedNotifications
{
    /// <summary>Notifications of a record that are not sent yet.</summary>
    public static async Task<IReadOnlyList<OwedNotification>> ReadOwedAsync<TState>(
        this IRecordStore<TState> store,
        string recordId,
        CancellationToken cancellationToken
    )
        where TState : class =>
        [
            .. (await store.ReadNotificationsAsync(recordId, cancellationToken))
                .Where(stored => stored.IsOwed)
                .Select(stored => new OwedNotification(stored.Key, stored.Notification)),
        ];
}
