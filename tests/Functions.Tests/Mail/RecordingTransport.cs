using CreditFunctions.Functions.Mail;

namespace CreditFunctions.Functions.Tests.Mail;

/// <summary>Keeps sent mails, and refuses those selected by a test.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    private readonly Lock _lock = new();

    public List<MailMessage> Sent { get; } = [];

    /// <summary>The exception for a mail; null where it is sent.</summary>
    public Func<MailMessage, Exception?> Fault { get; set; } = _ => null;

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Fault(message) is { } fault)
            {
                return Task.FromException(fault);
            }

            Sent.Add(message);
            return Task.CompletedTask;
        }
    }
}
