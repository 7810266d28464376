using System.Net;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Wrong codes lock out only those who try them.</summary>
[Collection(StorageTests.Name)]
public sealed class TaskCodesTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly SeedOfficer Li = new()
    {
        Id = "li-jingban",
        Name = "李经办",
        Email = "li@keji.example",
        Roles = "CaseOfficer",
    };

    private readonly RecordingTransport _mails = new();
    private TaskRig _rig = null!;
    private TaskVisitor _officer = null!;
    private TaskVisitor _stranger = null!;

    public async Task InitializeAsync()
    {
        _rig = new TaskRig(
            storage,
            change: services =>
                services
                    .Replace(ServiceDescriptor.Singleton<IMailTransport>(_mails))
                    .Replace(
                        ServiceDescriptor.Singleton<IOptions<DeskOptions>>(
                            Options.Create(new DeskOptions { LocalSignIn = true, Officers = [Li] })
                        )
                    )
        );
        await _rig.PublishAsync();
        _officer = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", await _rig.AddApplicationAsync());
        _stranger = Another(1);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Code_FiveWrongFromOneAddress_LocksThatAddressForThisHourAndNobodyElse()
    {
        await TryAsync(_stranger, 5);

        var refused = await _stranger.PostAsync(Wrong());
        Assert.Equal((429, "too-many-wrong-codes"), refused.Refusal);
        Assert.InRange(int.Parse(refused.RetryAfter!, System.Globalization.CultureInfo.InvariantCulture), 1, 3600);
        Assert.Equal((429, "too-many-wrong-codes"), (await _stranger.PostAsync(Right())).Refusal);
        Assert.Equal(200, (await _officer.PostAsync(Right())).Status);
    }

    [Fact]
    public async Task Code_NextHour_IsTakenAgain()
    {
        await TryAsync(_stranger, 5);
        _rig.App.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(200, (await _stranger.PostAsync(Right())).Status);
    }

    [Fact]
    public async Task Code_HundredWrongAtOnceFromOneAddress_GetNoMoreTriesThanOneAfterTheOther()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Another(1).PostAsync(Wrong())));

        Assert.Equal(5, answers.Count(answer => answer.Status == 403));
        Assert.Equal(95, answers.Count(answer => answer.Status == 429));
    }

    [Fact]
    public async Task Code_ThirtyRightAtOnce_NoneIsRefused()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _rig.Visit(_officer.LinkId).PostAsync(Right())));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Code_FiftyWrongFromManyAddresses_IsVoidAndANewOneIsMailed()
    {
        for (var address = 1; address <= 10; address++)
        {
            Assert.Equal((409, "code-is-not-void"), (await _officer.AskForCodeAsync()).Refusal);
            await TryAsync(Another(address), 5);
        }

        Assert.Equal((410, "code-is-void"), (await _officer.PostAsync(Right())).Refusal);
        var page = await _officer.FillAsync(("choice", "admit"), ("reason", "齐全"), ("code", _officer.Code));
        Assert.Contains($"/tasks/{_officer.Token}/code", page.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await _officer.SeeNewCodePageAsync()).Status);
        Assert.Equal(202, (await _officer.AskForCodeAsync()).Status);

        var mail = _mails.Sent.Last(mail => mail.To == "li@keji.example");
        var code = mail.Text.Split("验证码：")[^1][..8];
        Assert.NotEqual(_officer.Code, code);
        Assert.Equal((403, "code-is-wrong"), (await _officer.PostAsync(Right())).Refusal);
        Assert.Equal(
            200,
            (
                await _officer.PostAsync(
                    new
                    {
                        code,
                        choice = "admit",
                        reason = "齐全",
                    }
                )
            ).Status
        );
    }

    [Fact]
    public async Task Code_VoidAndTheMailboxRefuses_ReportsItAndCanBeAskedForAgain()
    {
        for (var address = 1; address <= 10; address++)
        {
            await TryAsync(Another(address), 5);
        }

        _mails.Fault = _ => new UndeliverableMailException(new InvalidOperationException());
        Assert.Equal((503, "mail-is-refused"), (await _officer.AskForCodeAsync()).Refusal);
        _mails.Fault = _ => null;
        Assert.Equal(202, (await _officer.AskForCodeAsync()).Status);
    }

    [Fact]
    public async Task Code_OfficerSignedIn_NoCounterRefuses()
    {
        for (var address = 1; address <= 10; address++)
        {
            await TryAsync(Another(address), 5);
        }

        var sessions = _rig.App.Get<DeskSessions>();
        _officer.Carry($"{sessions.CookieName}={sessions.Issue("li-jingban")}");

        Assert.Equal(200, (await _officer.PostAsync(Right())).Status);
    }

    private TaskVisitor Another(int address)
    {
        var visitor = _rig.Visit(_officer.LinkId);
        visitor.Address = new IPAddress([198, 51, 100, (byte)address]);
        return visitor;
    }

    private static async Task TryAsync(TaskVisitor visitor, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal((403, "code-is-wrong"), (await visitor.PostAsync(Wrong())).Refusal);
        }
    }

    private static object Wrong() =>
        new
        {
            code = "AAAAAAAA",
            choice = "admit",
            reason = "齐全",
        };

    private object Right() =>
        new
        {
            _officer.Code,
            choice = "admit",
            reason = "齐全",
        };
}
