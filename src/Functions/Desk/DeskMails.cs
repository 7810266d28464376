using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

internal static class DeskMails
{
    public static DeskMail Of(StoredNotification stored) =>
        new(
            stored.Notification.GetType().Name,
            DetailOf(stored.Notification),
            (stored.Notification as AddressedNotification)?.To ?? "",
            stored.ChangedAt ?? stored.At,
            stored.Status
        );

    private static string? DetailOf(Notification notification) =>
        notification switch
        {
            TaskNotification task => task.Step.ToString(),
            OutcomeReported outcome => ApplicationMoves.Table.First(line => line.Move == outcome.Move).To.ToString(),
            _ => null,
        };
}
