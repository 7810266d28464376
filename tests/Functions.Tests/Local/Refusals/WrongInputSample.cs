namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Which wrong values are sent: all of them, or of each input some, which are the same in every run.</summary>
internal sealed class WrongInputSample(bool isExhaustive)
{
    private const int OfEachInput = 2;

    private int _turn;

    /// <summary>Whether every wrong value of every input is sent.</summary>
    public bool IsExhaustive => isExhaustive;

    public IEnumerable<WrongInput> Of(IEnumerable<WrongInput> all) =>
        isExhaustive ? all : all.GroupBy(wrong => wrong.Input).SelectMany(Some);

    // Inputs take turns, so that every kind is sent somewhere.
    private IEnumerable<WrongInput> Some(IEnumerable<WrongInput> ofInput)
    {
        List<WrongInput> kinds = [.. ofInput];
        for (var i = 0; i < Math.Min(OfEachInput, kinds.Count); i++)
        {
            yield return kinds[_turn++ % kinds.Count];
        }
    }
}
