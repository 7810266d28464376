using System.Text.Json;
using CreditFunctions.Functions.Tests.Contracts;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class WorkerConverterTests
{
    [Fact]
    public void Serialize_EveryMessage_WritesWhatTheContractPins()
    {
        var worker = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        Assert.All(ContractSamples.Messages, message => Assert.Equal(JsonSerializer.Serialize(message, message.GetType(), worker), WorkerDataConverter.Default.Serialize(message)));
    }
}
