import React, { useState, useEffect } from 'react'

// 할 일 목록
export default function TodoList({ items = [], onAdd }) {
  const [text, setText] = useState("")
  const [done, setDone] = useState({})

  useEffect(() => {
    document.title = `할 일 ${items.length}개`
    return () => { console.log('정리') }
  }, [items])

  if (!items.length) {
    return <p className="empty">할 일이 없습니다 &amp; 쉬어도 됩니다.</p>
  }

  return (
    <>
      {/* 목록 */}
      <ul className={done.all ? "done" : 'todo'} style={{ color: "red", fontSize: 12 }}>
        {items.map((item, i) => (
          <li key={item.id} onClick={() => setDone({ ...done, [i]: !done[i] })}>
            <Item.Title {...item} index={i} disabled />
            {done[i] && <span>✓ 끝!</span>}
          </li>
        ))}
      </ul>
      <form onSubmit={(e) => { e.preventDefault(); onAdd(text) }}>
        <input type="text" value={text} onChange={e => setText(e.target.value)} aria-label="새 할 일" />
        <button type="submit" disabled={text.trim() === ''}>추가하기</button>
      </form>
    </>
  )
}

const lazy = React.lazy(() => import('./Chart'))
