using CreditFunctions.Functions.Mail;

namespace CreditFunctions.Functions.Tests.Mail;

/// <summary>Keeps what was sent, and refuses what a test says.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    private readonly Lock _lock = new();

    public List<MailMessage> Sent { get; } = [];

    /// <summary>What is thrown for a mail; null where it is sent.</summary>
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
