using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Projects;

/// <summary>Tasks on a project: what an expert sees before the declaration, and when whoever confirms money is reminded.</summary>
[Collection(StorageTests.Name)]
public sealed class ProjectTaskTests : IAsyncLifetime
{
    private readonly RecordingTransport _mails = new();
    private readonly TaskRig _rig;
    private Application _application = null!;

    public ProjectTaskTests(TestStorage storage) =>
        _rig = new TaskRig(storage, change: services => services.AddSingleton<IMailTransport>(_mails));

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _application = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.Awarded,
                Abstract = "选育耐盐品种的技术路线",
            }
        );
        var context = _rig.App.Get<ActContexts>().Now().Value;
        var opened = ProjectPolicy.Open(_application, _rig.App.Guide, proposal: null, "联发1号", context).Value;
        await _rig.App.Get<IRecordStore<Project>>().CreateAsync(_application.Id.Value, opened, TestApp.Signature, [], default);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Declaration_ShowsNoMaterialsAndOpensNoDocument()
    {
        var step = ReviewStep.Of<PanelConflictStep>();
        var expert = await _rig.AskAsync(step, "wang-zhuanjia", "wang-zhuanjia", _application);

        var page = await expert.SeeAsync();
        Assert.Contains(_application.LeadUnit.Name, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(_application.Abstract, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/documents/", page.Body, StringComparison.Ordinal);

        var read = (await expert.ReadAsync()).Json.GetProperty("application");
        Assert.Equal("", read.GetProperty("abstract").GetString());
        Assert.DoesNotContain("/documents/", read.GetRawText(), StringComparison.Ordinal);

        foreach (var document in _application.Documents)
        {
            Assert.Equal((403, "conflicts-are-not-declared"), (await expert.OpenDocumentAsync(document.Id)).Refusal);
        }
    }

    [Fact]
    public async Task Opinion_AfterTheDeclaration_ShowsTheMaterials()
    {
        var expert = await _rig.AskAsync(ReviewStep.Of<PanelOpinionStep>(), "wang-zhuanjia", "wang-zhuanjia", _application);

        Assert.Contains(_application.Abstract, (await expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    /// <summary>No receipt can be expected before the unit's term for the return, which is not even running.</summary>
    [Fact]
    public async Task Receipt_BeforeTheTermOfTheUnit_IsNotChased()
    {
        var finance = _rig.App.Guide.Staff.First(member => member.Role == StaffRole.FinanceOfficer);
        var step = new TasksToOpen(RecordType.Application, _application.Id.Value, _rig.RoundId, ReviewStep.Of<RecoveryReceiptStep>());
        var opened = await _rig.App.Function<OpenTasksActivity>().RunAsync(step, default);
        var escalated = _rig.App.Get<TaskDeadlines>().EscalationAfter(Samples.Now, _rig.App.Guide);
        Assert.True(opened.RemindAt > escalated);
        var due = await _rig.App.Get<TaskBoard>().ReadAsync(finance.Email, default);
        Assert.True(due.Single(each => each.Task.RoundId == _rig.RoundId).Due.At > escalated);

        _mails.Sent.Clear();
        _rig.App.Clock.SetUtcNow(escalated);
        var next = await _rig
            .App.Function<RemindOfficersActivity>()
            .RunAsync(new OverdueTasks(new AskedTasks([opened]), _rig.RoundId, 1), default);

        Assert.Empty(_mails.Sent);
        Assert.True(next.At > escalated);
    }

    /// <summary>What is not asked any more shows no form, and a decision sent all the same is refused without the name of a type.</summary>
    [Fact]
    public async Task Task_ThatIsNotAskedAnyMore_ShowsThatItIsSettled()
    {
        var step = ReviewStep.Of<PaymentConfirmationStep>();
        var finance = await _rig.AskAsync(step, "1", "qian-caizheng", _application);

        var page = await finance.SeeAsync();
        Assert.Contains("本事项无须再办理", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("fields.amountYuan", page.Body, StringComparison.Ordinal);
        var sent = await finance.FillAsync(("code", finance.Code), ("fields.amountYuan", "100"));
        Assert.DoesNotContain("PaymentConfirmation）", sent.Body, StringComparison.Ordinal);
    }
}
