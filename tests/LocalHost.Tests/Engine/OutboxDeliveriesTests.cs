using CreditFunctions.LocalHost.Engine;

namespace CreditFunctions.LocalHost.Tests.Engine;

public sealed class OutboxDeliveriesTests
{
    private readonly OutboxDeliveries _deliveries = new();

    [Fact]
    public void Begin_WhileAnotherRowIsUnderWay_WaitsForIt()
    {
        var first = new TaskCompletionSource();
        Task? waitedFor = null;

        _deliveries.Begin("O|1", _ => first.Task);
        _deliveries.Begin("O|2", earlier => waitedFor = earlier);

        Assert.Same(first.Task, waitedFor);
    }

    [Fact]
    public void Begin_RowUnderWayOrDelivered_IsNotBegunAgain()
    {
        Assert.True(_deliveries.Begin("O|1", _ => Task.CompletedTask));
        Assert.False(_deliveries.Begin("O|1", _ => Task.CompletedTask));

        _deliveries.End("O|1", []);

        Assert.False(_deliveries.Begin("O|1", _ => Task.CompletedTask));
        Assert.True(_deliveries.HasSentAll);
    }

    [Fact]
    public void TakeSent_RowThatIsGone_TellsItsMessagesOnce()
    {
        _deliveries.Begin("O|1", _ => Task.CompletedTask);
        _deliveries.End("O|1", [("receiver", "M|1")]);

        Assert.Equal([("receiver", "M|1")], _deliveries.TakeSent(["O|1", "O|2"]));
        Assert.Empty(_deliveries.TakeSent(["O|1"]));
    }
}
