using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Tests.Hosting;

public sealed class FunctionSignatureTests
{
    [Theory]
    [InlineData(typeof(NoTrigger), "'Faulty'", "has 0 triggers", "Mark exactly one parameter")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers")]
    [InlineData(typeof(NotPublic), "is not public", "Make method and class public")]
    [InlineData(typeof(HiddenClass), "is not public")]
    [InlineData(typeof(BadName), "'9 lives'", "Begin with a letter")]
    [InlineData(typeof(AsyncVoid), "'async void'", "Return Task")]
    [InlineData(typeof(Generic), "is generic")]
    [InlineData(typeof(AbstractClass), "abstract class")]
    [InlineData(typeof(TextResult), "returns String", "Return IResult or IActionResult")]
    [InlineData(typeof(WrongHttpType), "'request' of type String", "Make it HttpRequest")]
    [InlineData(typeof(WrongTimerType), "'timer' of type String", "Make it TimerInfo")]
    [InlineData(typeof(WrongOrchestratorType), "'input' of type String", "Make it TaskOrchestrationContext")]
    [InlineData(typeof(NotInRoute), "'number' of type String", "values of its route by their names")]
    [InlineData(typeof(RouteValueOfOtherType), "'id' of type Uri")]
    [InlineData(typeof(ClientInOrchestrator), "'client' of type DurableTaskClient", "An orchestrator takes")]
    [InlineData(typeof(ClientUnmarked), "'client' of type DurableTaskClient", "[DurableClient] DurableTaskClient")]
    [InlineData(typeof(TwoInputs), "'second' of type String")]
    [InlineData(typeof(TimerExtra), "'extra' of type Int32", "A timer function takes")]
    [InlineData(typeof(ActivityExtra), "'extra' of type Int32", "An activity takes")]
    [InlineData(typeof(SameNames), "'Twin' is there 2 times", "SameNames.A", "SameNames.B")]
    [InlineData(typeof(SameTasks), "Functions One, Two are activities of the same name 'Task'")]
    [InlineData(typeof(BadSchedule), "'Faulty' has the schedule 'every day'", "second, minute, hour")]
    [InlineData(typeof(MissingSchedule), "no setting 'NoSuchSetting'")]
    public async Task Start_FaultyFunction_IsRefusedNamingItAndWhatToChange(Type functions, params string[] expected)
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync([functions]));

        Assert.All(expected, text => Assert.Contains(text, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_SeveralFaults_TellsAllOfThem()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync([typeof(NoTrigger), typeof(TextResult)]));

        Assert.Equal(2, refused.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task Start_FunctionsInAnAssembly_AreFound()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => RunningHost.StartAsync(
            [], builder => builder.UseLocalRuntime(options => options.FunctionAssemblies.Add(typeof(NoTrigger).Assembly))));

        Assert.Contains(typeof(NoTrigger).FullName!, refused.Message, StringComparison.Ordinal);
    }

    public sealed class NoTrigger
    {
        [Function("Faulty")]
        public void Run(HttpRequest request)
        {
        }
    }

    public sealed class TwoTriggers
    {
        [Function("Faulty")]
        public void Run([HttpTrigger] HttpRequest request, [TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class NotPublic
    {
        [Function("Faulty")]
        internal void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    private sealed class HiddenClass
    {
        [Function("Faulty")]
        public void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public sealed class BadName
    {
        [Function("9 lives")]
        public void Run([HttpTrigger(Route = "nine")] HttpRequest request)
        {
        }
    }

    public sealed class AsyncVoid
    {
        [Function("Faulty")]
        public async void Run([HttpTrigger] HttpRequest request) => await Task.Yield();
    }

    public sealed class Generic
    {
        [Function("Faulty")]
        public void Run<T>([HttpTrigger] HttpRequest request)
        {
        }
    }

    public abstract class AbstractClass
    {
        [Function("Faulty")]
        public void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public sealed class TextResult
    {
        [Function("Faulty")]
        public Task<string> Run([HttpTrigger] HttpRequest request) => Task.FromResult("lost");
    }

    public sealed class WrongHttpType
    {
        [Function("Faulty")]
        public void Run([HttpTrigger] string request)
        {
        }
    }

    public sealed class WrongTimerType
    {
        [Function("Faulty")]
        public void Run([TimerTrigger("0 * * * * *")] string timer)
        {
        }
    }

    public sealed class WrongOrchestratorType
    {
        [Function("Faulty")]
        public void Run([OrchestrationTrigger] string input)
        {
        }
    }

    public sealed class NotInRoute
    {
        [Function("Faulty")]
        public void Run([HttpTrigger(Route = "rounds/{id}")] HttpRequest request, string number)
        {
        }
    }

    public sealed class RouteValueOfOtherType
    {
        [Function("Faulty")]
        public void Run([HttpTrigger(Route = "rounds/{id}")] HttpRequest request, Uri id)
        {
        }
    }

    public sealed class ClientInOrchestrator
    {
        [Function("Faulty")]
        public void Run([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client)
        {
        }
    }

    public sealed class ClientUnmarked
    {
        [Function("Faulty")]
        public void Run([HttpTrigger] HttpRequest request, DurableTaskClient client)
        {
        }
    }

    public sealed class TwoInputs
    {
        [Function("Faulty")]
        public void Run([OrchestrationTrigger] TaskOrchestrationContext context, string first, string second)
        {
        }
    }

    public sealed class TimerExtra
    {
        [Function("Faulty")]
        public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer, int extra)
        {
        }
    }

    public sealed class ActivityExtra
    {
        [Function("Faulty")]
        public void Run([ActivityTrigger] string input, int extra)
        {
        }
    }

    public sealed class SameNames
    {
        [Function("Twin")]
        public void A([HttpTrigger(Route = "a")] HttpRequest request)
        {
        }

        [Function("TWIN")]
        public void B([HttpTrigger(Route = "b")] HttpRequest request)
        {
        }
    }

    public sealed class SameTasks
    {
        [Function("One")]
        public void A([ActivityTrigger(Activity = "Task")] string input)
        {
        }

        [Function("Two")]
        public void B([ActivityTrigger(Activity = "task")] string input)
        {
        }
    }

    public sealed class BadSchedule
    {
        [Function("Faulty")]
        public void Run([TimerTrigger("every day")] TimerInfo timer)
        {
        }
    }

    public sealed class MissingSchedule
    {
        [Function("Faulty")]
        public void Run([TimerTrigger("%NoSuchSetting%")] TimerInfo timer)
        {
        }
    }
}
