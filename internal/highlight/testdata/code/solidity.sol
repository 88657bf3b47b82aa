// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;
/* a bank */
contract Bank is Ownable {
    mapping(address => uint256) private balances;
    enum State { Open, Closed }
    event Paid(address indexed from, uint amount);
    modifier onlyOpen() { require(state == State.Open, "closed\n"); _; }

    function pay(bytes32 note) external payable onlyOpen returns (bool) {
        balances[msg.sender] += msg.value * 2 ether / 1e18;
        emit Paid(msg.sender, 0xFF);
        ufixed128x18 rate = 1.5;
        string memory s = hex"00ff"; char = 'it';
        if (block.timestamp > 3 days && !false) { revert(); } else { selfdestruct(owner); }
        return true;
    }
}
