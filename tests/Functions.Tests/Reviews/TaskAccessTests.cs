using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Access to task links.</summary>
[Collection(StorageTests.Name)]
public sealed class TaskAccessTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(storage);

    public Task InitializeAsync() => _rig.PublishAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Link_Forged_OpensNothing()
    {
        var visitor = await AskAsync();
        var forged = new TaskVisitor(_rig, visitor.Token[..^4] + "AAAA", visitor.Code);

        Assert.Equal((404, "task-not-found"), (await forged.ReadAsync()).Refusal);
        Assert.Equal(
            (404, "task-not-found"),
            (
                await forged.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "admit",
                        reason = "…",
                    }
                )
            ).Refusal
        );
        Assert.Equal((404, "task-not-found"), (await forged.OpenDocumentAsync("d1")).Refusal);
    }

    [Fact]
    public async Task Link_PassedOn_ReportsItAndOpensNothing()
    {
        var application = await _rig.AddApplicationAsync();
        var first = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", application);
        var key = new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
        var to = _rig.App.Guide.Staff.First(member => member.Id == "zhao-mishu");
        await _rig
            .App.Get<TaskService>()
            .HandOverAsync(
                RecordRef.OfApplication(application.Id.Value),
                _rig.App.Guide.Id.Value,
                key,
                to,
                TaskRig.About,
                Samples.Now.AddDays(7),
                "休假",
                TestApp.Signature,
                default
            );

        Assert.Equal((410, "task-was-passed-on"), (await first.ReadAsync()).Refusal);
        Assert.Equal(
            (410, "task-was-passed-on"),
            (
                await first.PostAsync(
                    new
                    {
                        first.Code,
                        choice = "admit",
                        reason = "…",
                    }
                )
            ).Refusal
        );
        Assert.Contains("任务已转交他人", (await first.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_Expired_ReportsIt()
    {
        var visitor = await AskAsync();
        _rig.App.Clock.Advance(TaskPolicy.LinkLifetime);

        Assert.Equal((410, "task-has-expired"), (await visitor.ReadAsync()).Refusal);
        Assert.Equal(
            (410, "task-has-expired"),
            (
                await visitor.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "admit",
                        reason = "…",
                    }
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task Link_ExpiredAfterTheDecision_ShowsTheOutcomeAndNoDossier()
    {
        var application = await _rig.AddApplicationAsync(application =>
            application with
            {
                Documents = [new Document("d1", "proposal", "申报书.pdf", DocumentType.Pdf, 1, new string('a', 64), application.CreatedAt)],
            }
        );
        var visitor = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", application);
        Assert.Equal(
            200,
            (
                await visitor.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "admit",
                        reason = "材料齐全",
                    }
                )
            ).Status
        );
        _rig.App.Clock.Advance(TaskPolicy.LinkLifetime);

        var page = await visitor.SeeAsync();
        Assert.Equal(200, page.Status);
        Assert.Contains("链接已过期", page.Body, StringComparison.Ordinal);
        Assert.Contains("受理", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(application.Title, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("材料齐全", page.Body, StringComparison.Ordinal);
        var view = (await visitor.ReadAsync()).As<TaskView>();
        Assert.Equal(("Admit", null, null), (view.Outcome, view.Application, view.Decision));
        Assert.Equal((410, "task-has-expired"), (await visitor.OpenDocumentAsync("d1")).Refusal);
        Assert.Equal(
            (410, "task-has-expired"),
            (
                await visitor.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "refuse",
                        reason = "…",
                    }
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task R29_TaskLinkOpenedRepeatedlyByGet_ChangesNothing()
    {
        var visitor = await AskAsync();
        await visitor.SeeAsync();
        _rig.App.Traffic.Forget();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await visitor.SeeAsync()).Status);
            Assert.Equal(200, (await visitor.ReadAsync()).Status);
            Assert.Equal(200, (await visitor.SeeNewCodePageAsync()).Status);
        }

        Assert.DoesNotContain(
            _rig.App.Traffic.Requests,
            request => !request.StartsWith("GET", StringComparison.Ordinal) && !request.StartsWith("HEAD", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Code_Missing_CountsNoTry()
    {
        var visitor = await AskAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(403, (await visitor.FillAsync(("choice", "admit"), ("reason", "齐全"))).Status);
        }

        Assert.Equal(303, (await visitor.FillAsync(("choice", "admit"), ("reason", "齐全"), ("code", visitor.Code))).Status);
    }

    [Fact]
    public async Task Code_OfAnotherLink_IsWrong()
    {
        var visitor = await AskAsync();
        var other = await AskAsync();

        Assert.Equal(
            (403, "code-is-wrong"),
            (
                await visitor.PostAsync(
                    new
                    {
                        other.Code,
                        choice = "admit",
                        reason = "齐全",
                    }
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task Form_ComesBack_WithWhatWasEnteredButTheCode()
    {
        var visitor = await AskAsync();

        var page = await visitor.FillAsync(("reason", "材料<b>齐全"), ("code", visitor.Code));

        Assert.Equal(422, page.Status);
        Assert.Contains("材料&lt;b&gt;齐全", page.Body, StringComparison.Ordinal);
        Assert.Contains("请选择一个结论", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Code, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_OfAnotherApplication_IsNotFound()
    {
        var visitor = await AskAsync();
        var other = await _rig.AddApplicationAsync(application =>
            application with
            {
                Documents =
                [
                    new Document("other", "proposal", "申报书.pdf", DocumentType.Pdf, 1, new string('a', 64), application.CreatedAt),
                ],
            }
        );

        Assert.Equal((404, "document-not-found"), (await visitor.OpenDocumentAsync("other")).Refusal);
        Assert.Equal((404, "document-not-found"), (await visitor.OpenDocumentAsync(other.Id, "other")).Refusal);
    }

    private async Task<TaskVisitor> AskAsync() =>
        await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", await _rig.AddApplicationAsync());
}
