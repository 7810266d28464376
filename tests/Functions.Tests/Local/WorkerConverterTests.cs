using System.Text.Json;
using Azure.Core.Serialization;
using CreditFunctions.Functions.Tests.Contracts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The worker stores inputs and outputs of orchestrations as pinned by <see cref="ContractSamples"/>.</summary>
public sealed class WorkerConverterTests : AppOnMemoryTests
{
    [Fact]
    public void Serialize_EveryMessage_WritesWhatTheContractPins()
    {
        var worker = Get<IOptions<WorkerOptions>>().Value.Serializer ?? new JsonObjectSerializer();
        var pinned = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        Assert.All(
            ContractSamples.Messages,
            message => Assert.Equal(JsonSerializer.Serialize(message, message.GetType(), pinned), worker.Serialize(message).ToString())
        );
    }
}
