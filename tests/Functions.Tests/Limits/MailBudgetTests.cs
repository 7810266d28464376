using System.Net;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Functions.Tests.Limits;

/// <summary>Limits of mails to strangers, in number and content.</summary>
[Collection(StorageTests.Name)]
public sealed class MailBudgetTests : IAsyncLifetime
{
    private const string Typed = "点击领取补贴 http://evil.example";

    private readonly RecordingTransport _mails = new();
    private readonly TestApp _app;
    private readonly string _domain = $"{Guid.NewGuid():N}.example";

    public MailBudgetTests(TestStorage storage) =>
        _app = new TestApp(
            storage,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_mails));
                services.PostConfigure<LimitOptions>(limits =>
                {
                    limits.MailsPerUnconfirmedAddressAndDay = 2;
                    limits.MailsPerConfirmedAddressAndDay = 6;
                    limits.UnaskedMailsPerConfirmedAddressAndDay = 3;
                    limits.ObjectionMailsPerAddressAndDay = 8;
                    limits.ObjectionsPerSourceAndAddress = 3;
                    limits.DraftsPerSourceAndHour = 4;
                    limits.InvitationsPerSourceAndHour = 6;
                });
            }
        );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Take_OneUnconfirmedAddressTooOften_IsRefusedUntilTheNextDay()
    {
        var address = $"victim@{_domain}";
        Assert.Null(await TakeAsync(address, "198.51.100.1"));
        Assert.Null(await TakeAsync(address, "198.51.100.2"));

        Assert.Equal("too-many-mails", (await TakeAsync(address, "198.51.100.3"))?.Code);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await TakeAsync(address, "198.51.100.3"));
    }

    [Fact]
    public async Task Take_ManyAddressesFromOneSource_IsRefusedUntilTheNextHour()
    {
        var source = NewSource();
        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await TakeAsync($"victim{i}@{_domain}", source));
        }

        Assert.Equal("too-many-drafts", (await TakeAsync($"victim4@{_domain}", source))?.Code);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await TakeAsync($"victim4@{_domain}", source));
    }

    [Fact]
    public async Task TakeForSigner_ManyAddressesFromOneSource_HasABudgetOfItsOwn()
    {
        var source = NewSource();
        for (var i = 0; i < 6; i++)
        {
            Assert.Null(await TakeForSignerAsync($"party{i}@{_domain}", source));
        }

        Assert.Equal("too-many-drafts", (await TakeForSignerAsync($"party6@{_domain}", source))?.Code);
        Assert.Null(await TakeAsync($"clerk@{_domain}", source));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await TakeForSignerAsync($"party6@{_domain}", source));
        Assert.Null(await TakeForSignerAsync($"party6@{_domain}", NewSource()));
        Assert.Equal("too-many-mails", (await TakeForSignerAsync($"party6@{_domain}", NewSource()))?.Code);
    }

    [Fact]
    public async Task Take_ConfirmedAddressBehindAnExhaustedSource_HasItsOwnBudget()
    {
        var source = NewSource();
        await _app.Get<ConfirmedAddresses>().ConfirmAsync($"clerk@{_domain}", default);
        for (var i = 0; i < 5; i++)
        {
            await TakeAsync($"victim{i}@{_domain}", source);
        }

        for (var i = 0; i < 6; i++)
        {
            Assert.Null(await TakeAsync($"Clerk@{_domain}", source));
        }

        Assert.Equal("too-many-mails", (await TakeAsync($"clerk@{_domain}", source))?.Code);
    }

    /// <summary>A flooded mailbox still receives receipts, codes, signing links and the reader's own objection.</summary>
    [Fact]
    public async Task Take_ObjectionsOfStrangers_LeaveTheMailboxItsOtherMails()
    {
        var (address, source) = ($"flooded@{_domain}", NewSource());
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await ObjectAsync(address, source));
        }

        Assert.Equal("too-many-mails", (await ObjectAsync(address, source))?.Code);

        var own = NewSource();
        Assert.Null(await ObjectAsync(address, own));
        Assert.Null(await TakeAsync(address, own));
        Assert.Null(await TakeForSignerAsync(address, own));
        Assert.True(await _app.Get<MailBudget>().TryTakeForRegisteredAsync(address, default));
        Assert.Null(await _app.Get<MailBudget>().TakeForOfficerAsync(From(own), address, default));
    }

    [Fact]
    public async Task Take_ObjectionsFromEverywhere_EndAtTheLimitOfTheMailbox()
    {
        var address = $"flooded-from-everywhere@{_domain}";
        for (var i = 0; i < 8; i++)
        {
            Assert.Null(await ObjectAsync(address, NewSource()));
        }

        Assert.Equal("too-many-mails", (await ObjectAsync(address, NewSource()))?.Code);
    }

    [Fact]
    public async Task TakeForUnasked_ConfirmedAddressBehindAnExhaustedSource_BeginsWithoutMails()
    {
        var (source, address) = (NewSource(), $"university@{_domain}");
        await _app.Get<ConfirmedAddresses>().ConfirmAsync(address, default);
        for (var i = 0; i < 5; i++)
        {
            await TakeAsync($"victim{i}@{_domain}", source);
        }

        var mailed = new List<bool>();
        for (var i = 0; i < 9; i++)
        {
            mailed.Add((await _app.Get<MailBudget>().TakeForUnaskedAsync(From(source), address, default)).Value);
        }

        Assert.Equal([true, true, true, .. Enumerable.Repeat(false, 6)], mailed);
        var beyond = await _app.Get<MailBudget>().TakeForUnaskedAsync(From(source), address, default);
        Assert.Equal("too-many-drafts", Assert.Single(beyond.Errors).Code);
    }

    [Theory]
    [InlineData("GET", true, false)]
    [InlineData("HEAD", true, false)]
    [InlineData("PUT", false, false)]
    [InlineData("PUT", true, true)]
    public async Task R29_LinkUsed_OnlyAChangeWithTheMailedLinkConfirmsTheAddress(string method, bool isMailed, bool isConfirmed)
    {
        await CreateDraftAsync($"clerk@{_domain}");
        var access = _app.Get<ApplicantAccess>();
        var http = new DefaultHttpContext
        {
            Request =
            {
                Method = method,
                Headers = { Authorization = $"Bearer {access.TokenFor(_app.ApplicationId, $"clerk@{_domain}", isMailed)}" },
            },
        };

        Assert.True((await access.OpenAsync(http.Request, _app.ApplicationId.Value, default)).IsSuccess);

        Assert.Equal(isConfirmed, await _app.Get<ConfirmedAddresses>().IsConfirmedAsync($"clerk@{_domain}", default));
    }

    [Fact]
    public async Task Mail_ToAnUnconfirmedAddress_HoldsNothingThatAStrangerTyped()
    {
        var to = $"victim@{_domain}";
        var id = _app.ApplicationId.Value;
        await DeliverAsync(
            to,
            new ApplicationDraftCreated(to, id, Samples.Now),
            new OutcomeReported(to, id, Typed, ApplicationMove.Submit, ""),
            new CorrectionAsked(to, id, Typed, "缺少公章", Samples.Now) { Serial = "2026KJ0012" },
            new ApplicationHandedOver(to, id, Typed, IsReceiver: true),
            new ApplicationHandedOver(to, id, Typed, IsReceiver: false),
            new GuideRevised(to, id, Typed, "指南", 2, Samples.Now)
        );

        Assert.Equal(6, _mails.Sent.Count);
        Assert.All(_mails.Sent, mail => Assert.DoesNotContain("evil", mail.Subject + mail.Text, StringComparison.Ordinal));
        Assert.Contains("2026KJ0012", _mails.Sent[2].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(id, _mails.Sent[2].Subject, StringComparison.Ordinal);
        Assert.Contains("/access/", _mails.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ToAConfirmedAddress_NamesTheApplication()
    {
        var to = $"clerk@{_domain}";
        await _app.Get<ConfirmedAddresses>().ConfirmAsync(to, default);
        await DeliverAsync(
            to,
            new OutcomeReported(to, _app.ApplicationId.Value, "盐碱地水稻", ApplicationMove.Submit, "") { Serial = "2026KJ0012" }
        );

        Assert.Contains("盐碱地水稻（2026KJ0012）", _mails.Sent[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R22_MailboxThatRefuses_IsListedForTheOfficersAndForgottenOnceItTakesTheMail()
    {
        var to = $"gone@{_domain}";
        _mails.Fault = _ => new UndeliverableMailException(new InvalidOperationException("553"));
        await DeliverAsync(to, new OutcomeReported(to, _app.ApplicationId.Value, "题目", ApplicationMove.Submit, ""));

        var refused = _app.Get<RefusedMails>();
        Assert.Contains(
            await refused.ReadAsync(default),
            mail => mail.Record.Id == _app.ApplicationId.Value && mail.Kind == "OutcomeReported"
        );
        Assert.Contains(
            await _app.Get<Health.OperatorWarnings>().ReadAsync(default),
            warning => warning.Contains("refused by the recipients", StringComparison.Ordinal)
        );

        _mails.Fault = _ => null;
        await _app.Get<MailSender>().DeliverAllAsync(_app.Applications, _app.ApplicationId.Value, default);
        Assert.DoesNotContain(await refused.ReadAsync(default), mail => mail.Record.Id == _app.ApplicationId.Value);
    }

    private async Task DeliverAsync(string to, params Notification[] notifications)
    {
        OwedNotification[] owed = [.. notifications.Select((notification, number) => new OwedNotification($"test|{number}", notification))];
        var draft = _app.Draft with { ContactEmail = to };
        await _app.Applications.CreateAsync(_app.ApplicationId.Value, new ApplicationCreated(draft), TestApp.Signature, owed, default);
        await _app.Get<MailSender>().DeliverAsync(_app.Applications, _app.ApplicationId.Value, owed.Select(each => each.Key), default);
    }

    private Task CreateDraftAsync(string contact) =>
        _app.Applications.CreateAsync(
            _app.ApplicationId.Value,
            new ApplicationCreated(_app.Draft with { ContactEmail = contact }),
            TestApp.Signature,
            [],
            default
        );

    private Task<Core.Error?> TakeAsync(string address, string source) =>
        _app.Get<MailBudget>().TakeForEnteredAsync(From(source), address, default);

    private Task<Core.Error?> TakeForSignerAsync(string address, string source) =>
        _app.Get<MailBudget>().TakeForSignerAsync(From(source), address, default);

    private Task<Core.Error?> ObjectAsync(string address, string source) =>
        _app.Get<MailBudget>().TakeForObjectorAsync(From(source), address, default);

    private static HttpRequest From(string source) =>
        new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(source) } }.Request;

    // Counters are shared with other tests on this storage.
    private static string NewSource() => new IPAddress([10, .. Guid.NewGuid().ToByteArray()[..3]]).ToString();
}
