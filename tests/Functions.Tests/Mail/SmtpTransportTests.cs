using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Mail;

/// <summary>Responses of mail servers and their effect on a mail.</summary>
public sealed class SmtpTransportTests
{
    private static readonly MailMessage Mail = new("id.task|1@keji.example", "li@keji.example", "待办", "请办理。", Samples.Now);

    [Fact]
    public async Task Send_RelayOnTheSameMachine_GetsTheLetter()
    {
        await using var server = new ScriptedSmtpServer();

        await SendAsync(server, MailEncryption.None);

        var letter = Assert.Single(server.Letters);
        Assert.Contains($"Message-Id: <{Mail.MessageId}>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"To: {Mail.To}", letter, StringComparison.Ordinal);
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"], server.Commands);
    }

    [Theory]
    [InlineData(MailEncryption.StartTls)]
    [InlineData(null)]
    public async Task Send_ServerOffersNoEncryption_GetsNoLetterAndMayBeMended(MailEncryption? encryption)
    {
        await using var server = new ScriptedSmtpServer();

        var exception = await Record.ExceptionAsync(() => SendAsync(server, encryption));

        Assert.True(TransientFailures.Has(exception!), $"{exception}");
        Assert.Contains("Mail__Encryption", exception!.Message, StringComparison.Ordinal);
        Assert.Empty(server.Letters);
        Assert.DoesNotContain("MAIL", server.Commands);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.1 try again later")]
    [InlineData("RCPT", "451 4.7.1 greylisted")]
    [InlineData("RCPT", "452 4.2.2 mailbox full")]
    [InlineData(".", "452 4.2.2 mailbox full")]
    public async Task Send_MailboxRefusesForNow_IsDelayed(string command, string answer)
    {
        await using var server = new ScriptedSmtpServer((command, answer));

        await Assert.ThrowsAsync<DelayedMailException>(() => SendAsync(server, MailEncryption.None));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such mailbox")]
    [InlineData("RCPT", "553 5.1.3 no such address")]
    [InlineData(".", "554 5.7.1 not wanted")]
    public async Task Send_MailboxRefusesForGood_IsUndeliverable(string command, string answer)
    {
        await using var server = new ScriptedSmtpServer((command, answer));

        await Assert.ThrowsAsync<UndeliverableMailException>(() => SendAsync(server, MailEncryption.None));
    }

    /// <summary>No mail is sent until the settings or the server are corrected.</summary>
    [Theory]
    [InlineData("MAIL", "550 5.7.1 this sender may not send here")]
    [InlineData("MAIL", "530 5.7.0 sign in first")]
    [InlineData("MAIL", "451 4.3.0 try again later")]
    [InlineData("", "421 4.3.2 shutting down")]
    [InlineData("RCPT", "421 4.3.2 shutting down")]
    [InlineData(".", "421 4.3.2 shutting down")]
    public async Task Send_ServerTakesNothingOfUs_IsWorthAnotherTry(string command, string answer)
    {
        await using var server = new ScriptedSmtpServer((command, answer));

        var exception = await Record.ExceptionAsync(() => SendAsync(server, MailEncryption.None));

        Assert.True(TransientFailures.Has(exception!), $"{exception}");
    }

    [Fact]
    public async Task Send_AddressThatIsNone_IsUndeliverableWithoutAsking()
    {
        await using var server = new ScriptedSmtpServer();

        await Assert.ThrowsAsync<UndeliverableMailException>(() =>
            SendAsync(server, MailEncryption.None, Mail with { To = "nobody at all@" })
        );

        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task Send_NobodyThere_IsWorthAnotherTry()
    {
        var server = new ScriptedSmtpServer();
        var options = OptionsFor(server, MailEncryption.None);
        await server.DisposeAsync();

        var exception = await Record.ExceptionAsync(() => new SmtpTransport(Options.Create(options)).SendAsync(Mail, default));

        Assert.True(TransientFailures.Has(exception!), $"{exception}");
    }

    private static Task SendAsync(ScriptedSmtpServer server, MailEncryption? encryption, MailMessage? mail = null) =>
        new SmtpTransport(Options.Create(OptionsFor(server, encryption))).SendAsync(mail ?? Mail, default);

    // Null for the default of missing settings.
    private static MailOptions OptionsFor(ScriptedSmtpServer server, MailEncryption? encryption) =>
        new()
        {
            SmtpHost = "127.0.0.1",
            SmtpPort = server.Port,
            Encryption = encryption ?? new MailOptions().Encryption,
        };
}
