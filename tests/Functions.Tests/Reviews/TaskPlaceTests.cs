using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>The place of a task among those of its officer: deadline and next task.</summary>
[Collection(StorageTests.Name)]
public sealed class TaskPlaceTests(TestStorage storage) : IAsyncLifetime
{
    // Tests share one storage: the officer has a unique address, and so a unique queue.
    private readonly TaskRig _rig = new(
        storage,
        guide =>
            guide with
            {
                Staff =
                [
                    .. guide.Staff.Select(member =>
                        member.Id == "li-jingban" ? member with { Email = $"{Guid.NewGuid():N}@keji.example" } : member
                    ),
                ],
            }
    );

    public Task InitializeAsync() => _rig.PublishAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task See_OpenTask_ShowsItsDeadlineAndTheOverdueMarkOnceItHasPassed()
    {
        var visitor = await AskAsync("水稻项目");

        var before = (await visitor.SeeAsync()).Body;
        _rig.App.Clock.Advance(TimeSpan.FromDays(30));
        var after = (await _rig.Visit(visitor.LinkId).SeeAsync()).Body;

        Assert.Contains("办理期限", before, StringComparison.Ordinal);
        Assert.DoesNotContain("已逾期", before, StringComparison.Ordinal);
        Assert.Contains("已逾期", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task See_DecidedTask_LeadsToTheNextTaskAndToTheQueue()
    {
        var first = await AskAsync("水稻项目");
        var second = await AskAsync("燕麦项目");
        Assert.Equal(303, (await first.FillAsync(("choice", "refuse"), ("reason", "不属于支持范围"), ("code", first.Code))).Status);

        var page = (await first.SeeAsync()).Body;

        Assert.Contains($"href=\"/tasks/{second.Token}\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk\"", page, StringComparison.Ordinal);
    }

    private async Task<TaskVisitor> AskAsync(string title)
    {
        var application = await _rig.AddApplicationAsync(each => each with { State = ApplicationState.FormatCheck, Title = title });
        return await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", application);
    }
}
