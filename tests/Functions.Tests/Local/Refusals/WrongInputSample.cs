namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>The selection of wrong values: all, or a fixed sample of each input.</summary>
internal sealed class WrongInputSample(bool isExhaustive)
{
    private const int OfEachInput = 2;

    private int _turn;

    public bool IsExhaustive => isExhaustive;

    public IEnumerable<WrongInput> Of(IEnumerable<WrongInput> all) =>
        isExhaustive ? all : all.GroupBy(wrong => wrong.Input).SelectMany(Some);

    // Inputs alternate, so that every kind is sent.
    private IEnumerable<WrongInput> Some(IEnumerable<WrongInput> ofInput)
    {
        List<WrongInput> kinds = [.. ofInput];
        for (var i = 0; i < Math.Min(OfEachInput, kinds.Count); i++)
        {
            yield return kinds[_turn++ % kinds.Count];
        }
    }
}
