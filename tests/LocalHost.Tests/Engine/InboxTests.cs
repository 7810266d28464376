using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

public sealed class InboxTests
{
    private const string Key = "M|1|other";

    private readonly Inbox _inbox = new(() => { });

    [Fact]
    public void Unseen_SentAgainWhileWhatIsStoredIsRead_IsFoundThere()
    {
        _inbox.Post(Message);
        _inbox.Expect(Key);

        _inbox.TakeAll(out var arriving);
        _inbox.Post(Message);

        Assert.Equal(Key, Assert.Single(_inbox.Unseen([Stored], arriving)).Key);
    }

    [Fact]
    public void Unseen_OnItsWay_IsLeftToItsSender()
    {
        _inbox.Expect(Key);

        _inbox.TakeAll(out var arriving);
        _inbox.Post(Message);

        Assert.Empty(_inbox.Unseen([Stored], arriving));
        Assert.Equal(Message, Assert.Single(_inbox.TakeForTurn()));
    }

    [Fact]
    public void EndTurn_InDoubt_CallsForAnother()
    {
        _inbox.BeginTurn();
        _inbox.Expect(Key);
        Assert.True(_inbox.Doubt(Key));
        Assert.Equal(PendingMessage.Wake, Assert.Single(_inbox.TakeForTurn()));

        Assert.True(_inbox.EndTurn(isUnfinished: false));
        _inbox.Resolve(_inbox.Doubts());
        Assert.False(_inbox.EndTurn(isUnfinished: false));
    }

    [Fact]
    public void Retire_DoubtAndWhatCameTooLate_AreTold()
    {
        _inbox.Doubt("M|2");
        _inbox.Post(Message);

        Assert.Equal([Key, "M|2"], _inbox.Retire());
        Assert.False(_inbox.Post(Message));
        Assert.False(_inbox.Doubt("M|3"));
    }

    private static PendingMessage Message { get; } = new(Events.EventRaised("go", null), Key, Remember: true);

    private static StoredMessage Stored { get; } = new(Key, []);
}
